import type { IDataObject } from 'n8n-workflow';

import { invalidInput } from '../../errors';
import type { Field, Values } from '../../fields';
import { choice, entries, isEmpty, json, shownWhile, text, toJson } from '../../fields';

/** Published limits of an incoming webhook. [Zoho's OpenAPI, v3] */
const MAX_PARAMETERS = 50;
const MAX_LENGTH = 10_000;

/** How the user enters them. */
const specifyParameters = choice({
	name: 'specifyParameters',
	placement: 'form',
	description: 'How to specify the parameters',
	options: { fields: 'Using Fields Below', json: 'Using JSON' },
});

const name = text({
	name: 'name',
	description: "Name of the parameter in the bot's handler",
	placeholder: 'e.g. alert_type',
});

/** Values that are not text are sent as JSON. */
const value: Field<unknown> = {
	...text({
		name: 'value',
		description: 'Text of up to 10,000 characters',
		placeholder: 'e.g. deployment',
	}),
	read(raw, { label }) {
		if (isEmpty(raw)) return undefined;
		return typeof raw === 'string' ? raw : toJson(label, raw);
	},
};

const oneByOne = entries({
	name: 'parameters',
	description: "What the bot's incoming webhook handler receives (up to 50)",
	entry: { name: 'parameter', label: 'Parameter' },
	fields: { name, value },
});

const allAtOnce = json({
	name: 'parametersJson',
	label: 'Parameters (JSON)',
	description: 'Names and values as a JSON object. Values that are not text are sent as JSON.',
});

/** The parameters one by one, or all at once, for example from an item. */
export const parameters = {
	specify: specifyParameters,
	fields: shownWhile({ specifyParameters: ['fields'] }, oneByOne),
	json: shownWhile({ specifyParameters: ['json'] }, allAtOnce),
};

type Parameters = Values<typeof parameters>;

const LABEL = oneByOne.property.displayName;

/** @throws INVALID_INPUT for no parameters, or for more or longer ones than Cliq accepts */
export function checkParameters(given: Parameters): void {
	const { length } = Object.keys(toParameters(given));
	if (length === 0) throw invalidInput(LABEL, 'must contain at least one parameter');
	if (length > MAX_PARAMETERS) {
		throw invalidInput(LABEL, `has ${length} entries; the maximum is ${MAX_PARAMETERS}`);
	}
}

/** @returns the parameters by name, as text */
export function toParameters({ fields = [], json: all = {} }: Parameters): IDataObject {
	const named = fields.map((entry) => {
		const key = entry.name?.trim();
		if (!key) throw invalidInput(LABEL, 'must have a name for each parameter');
		return [key, entry.value] as const;
	});
	const given = [...Object.entries(all), ...named];
	return Object.fromEntries(given.map(([key, each]) => [key, asText(key, each)]));
}

function asText(key: string, value: unknown): string {
	const given = value ?? '';
	const asGiven = typeof given === 'string' ? given : JSON.stringify(given);
	const { length } = asGiven;
	if (length <= MAX_LENGTH) return asGiven;
	throw invalidInput(LABEL, `has ${length} characters in "${key}"; the maximum is ${MAX_LENGTH}`);
}
