import type { IDataObject } from 'n8n-workflow';

import { invalidInput } from '../../errors';
import type { Entry, Field } from '../../fields';
import {
	choice,
	entries,
	isEmpty,
	json,
	required,
	shownWhile,
	text,
	toJson,
	trimmed,
} from '../../fields';

/** How the request is made. */
export const method = choice({
	name: 'method',
	placement: 'form',
	isFixed: true,
	description: 'Method of the request, as in Zoho\u2019s documentation',
	options: { GET: 'GET', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' },
});

const WITH_BODY = { method: ['POST', 'PUT', 'PATCH', 'DELETE'] };

/** What is requested: never more than a path. */
export const path = required(
	trimmed({
		name: 'path',
		description:
			"Path of Cliq's API, without address and query: it always goes to the Cliq of the credential",
		placeholder: 'e.g. /api/v2/chats',
	}),
);

const value: Field<unknown> = {
	...text({
		name: 'value',
		description: 'Text, or any value by an expression',
		placeholder: 'e.g. 50',
	}),
	read: (raw, { label }) => {
		if (isEmpty(raw)) return undefined;
		return typeof raw === 'string' ? raw : toJson(label, raw);
	},
};

const pair = {
	name: text({
		name: 'name',
		description: 'As in Zoho\u2019s documentation',
		placeholder: 'e.g. limit',
	}),
	value,
};

/** @returns a part of the request: value by value, or as JSON */
function part(name: 'query' | 'body', what: string, show: Record<string, string[]>) {
	const label = name === 'query' ? 'Query' : 'Body';
	const mode = choice({
		name: `${name}Mode`,
		placement: 'form',
		label: `Specify ${label}`,
		isFixed: true,
		description: `How to specify the ${what}`,
		options: { fields: 'Using Fields Below', json: 'Using JSON' },
	});
	return {
		mode: Object.keys(show).length === 0 ? mode : shownWhile(show, mode),
		fields: shownWhile(
			{ ...show, [`${name}Mode`]: ['fields'] },
			entries({
				name: `${name}Fields`,
				label: `${label} Fields`,
				description: `Names and values of the ${what}`,
				entry: { name: 'field', label: 'Field' },
				fields: pair,
			}),
		),
		json: shownWhile(
			{ ...show, [`${name}Mode`]: ['json'] },
			json({
				name: `${name}Json`,
				label: `${label} (JSON)`,
				description: `The ${what} as a JSON object`,
			}),
		),
	};
}

/** What follows the path. */
export const query = part('query', 'query', {});

/** What a write sends. */
export const body = part('body', 'body', WITH_BODY);

/** @returns one object of both; throws INVALID_INPUT for a value without a name */
export function together(
	label: string,
	one: ReadonlyArray<Entry<typeof pair>> = [],
	all: IDataObject = {},
): IDataObject {
	const named = one.map(({ name, value: given = '' }) => {
		if (!name?.trim()) throw invalidInput(label, 'must have a name for each value');
		return [name.trim(), given] as const;
	});
	return { ...all, ...Object.fromEntries(named) } as IDataObject;
}

/** @returns the values as a query: lists separated by commas, as Cliq takes them. [Zoho's OpenAPI] */
export function asQuery(values: IDataObject): Record<string, string> {
	const given = Object.entries(values).filter(([, each]) => each !== null && each !== undefined);
	return Object.fromEntries(given.map(([key, each]) => [encodeURIComponent(key), inQuery(each)]));
}

function inQuery(given: unknown): string {
	const isList = Array.isArray(given) && given.every((each) => typeof each !== 'object');
	if (isList) return given.join(',');
	return typeof given === 'string' ? given : JSON.stringify(given);
}
