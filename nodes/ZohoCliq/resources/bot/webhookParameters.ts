import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { invalidInput } from '../../errors';
import { isJsonObject } from '../../cliq/json';
import { input, json } from '../../fields/inputs';
import { toText } from '../../fields/parameters';
import type { Field } from '../../fields/parameters';
import type { Filled } from '../../operation/restOperation';

/** Published limits of an incoming webhook. [Zoho's OpenAPI, v3] */
const MAX_PARAMETERS = 50;
const MAX_LENGTH = 10_000;

const label = 'Parameters';

/** How the user says them. */
export const specifyParameters: INodeProperties = {
	displayName: 'Specify Parameters',
	name: 'specifyParameters',
	type: 'options',
	options: [
		{ name: 'Using Fields Below', value: 'fields' },
		{ name: 'Using JSON', value: 'json' },
	],
	default: 'fields',
	description: 'How to say what the bot is given',
};

const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. alert_type',
	description: "What the bot's handler calls it",
};

const valueField: INodeProperties = {
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
	placeholder: 'e.g. deployment',
	description: 'Text, 10,000 characters at most',
};

/** One by one. */
export const parameterFields = input(
	{
		displayName: label,
		name: 'parameters',
		description: "What the bot's incoming webhook handler is given, 50 at most",
		isProminent: true,
	},
	{
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		options: [{ displayName: 'Parameter', name: 'parameter', values: [nameField, valueField] }],
		displayOptions: { show: { specifyParameters: ['fields'] } },
	},
	(raw, field) => (isJsonObject(raw) ? named(raw.parameter, field) : undefined),
);

function named(given: unknown, field: Field): IDataObject {
	const rows: unknown[] = Array.isArray(given) ? given : [];
	return Object.fromEntries(
		rows.filter(isJsonObject).map(({ name, value }) => {
			const key = toText(nameField, name).trim();
			if (key === '') throw invalidInput(field.displayName, 'must each have a name');
			return [key, value as IDataObject];
		}),
	);
}

const asJson = json({
	displayName: 'Parameters (JSON)',
	name: 'parametersJson',
	description: 'Names and values as a JSON object. What is no text is sent as its JSON.',
	isProminent: true,
});

/** All at once, for example an item. */
export const parametersJson = {
	...asJson,
	field: { ...asJson.field, displayOptions: { show: { specifyParameters: ['json'] } } },
};

/**
 * Makes the request's body of the parameters: each by its own name, as text.
 *
 * @throws INVALID_INPUT for none, and for more or longer ones than Cliq takes
 */
export function withParameters({ body: { fields, json: all }, ...request }: Filled): Filled {
	const given = Object.entries({ ...(all as IDataObject), ...(fields as IDataObject) });
	if (given.length === 0) throw invalidInput(label, 'must hold one parameter at least');
	if (given.length > MAX_PARAMETERS) {
		throw invalidInput(label, `are ${given.length}; Cliq takes ${MAX_PARAMETERS} at most`);
	}
	const body = Object.fromEntries(given.map(([name, value]) => [name, inText(name, value)]));
	return { ...request, body };
}

function inText(name: string, value: unknown): string {
	const given = value ?? '';
	const text = typeof given === 'string' ? given : JSON.stringify(given);
	if (text.length <= MAX_LENGTH) return text;
	throw invalidInput(
		label,
		`hold ${text.length} characters in "${name}"; Cliq takes ${MAX_LENGTH} at most`,
	);
}
