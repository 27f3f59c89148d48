import type { INodeProperties } from 'n8n-workflow';

import type { WaitPolicy } from '../cliq/client';
import { invalidInput } from '../errors';
import { isJsonObject } from '../cliq/json';
import type { JsonObject } from '../cliq/json';
import { toChoice, toNumber } from './parameters';
import type { Field, ItemParameters } from './parameters';

const OPTIONS = { displayName: 'Options', name: 'options' };

const onRateLimitField: INodeProperties = {
	displayName: 'On Rate Limit',
	name: 'onRateLimit',
	type: 'options',
	options: [
		{ name: 'Wait', value: 'wait', description: 'Wait until Cliq takes calls again, then go on' },
		{ name: 'Fail', value: 'fail', description: 'Show an error at once' },
	],
	default: 'wait',
	description: 'What to do when Cliq takes no more calls for a while',
};

const maxWaitSecondsField: INodeProperties = {
	displayName: 'Max Wait (Seconds)',
	name: 'maxWaitSeconds',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 660,
	description:
		'The longest single wait when Cliq takes no more calls. Its longest usual lock is 10 minutes; 660 outlasts that.',
};

/** Every operation has these two. */
const COMMON = [maxWaitSecondsField, onRateLimitField];

/**
 * @param taken what the operation takes beside the options that all have
 * @returns the operation's Options collection, listed by name
 */
export function optionsField(taken: readonly INodeProperties[]): INodeProperties {
	return collectionField(OPTIONS, 'Add option', [...taken, ...COMMON]);
}

/**
 * @param placeholder what its button says
 * @returns a collection of fields that the user adds one by one, listed by name
 */
export function collectionField(
	field: Field & Pick<INodeProperties, 'description'>,
	placeholder: string,
	offered: readonly INodeProperties[],
): INodeProperties {
	const byName = (one: Field, other: Field) => (one.displayName < other.displayName ? -1 : 1);
	const options = [...offered].sort(byName);
	return { ...field, type: 'collection', placeholder, default: {}, options };
}

/** What the user chose under Options. */
export interface ChosenOptions {
	/** Options of the operation itself that are not empty, as they are. */
	readonly values: JsonObject;
	readonly waitPolicy: WaitPolicy;
}

/**
 * @param taken what the operation takes beside the options that all have
 * @throws INVALID_INPUT for an option that is not taken
 */
export function readOptions(parameters: ItemParameters, taken: readonly Field[]): ChosenOptions {
	const { onRateLimit, maxWaitSeconds, ...values } = readCollection(parameters, OPTIONS, [
		...taken,
		...COMMON,
	]);
	return {
		values,
		waitPolicy: {
			onRateLimit: toChoice(onRateLimitField, onRateLimit ?? 'wait', ['wait', 'fail']),
			maxWaitSeconds: toNumber(maxWaitSecondsField, maxWaitSeconds ?? 660, 0),
		},
	};
}

/**
 * @param offered what n8n's form offers in the collection
 * @returns the fields in it that are not empty
 * @throws INVALID_INPUT for a field that is not offered: an expression can set it, and dropping it
 * silently would ask for something else than the user did
 */
export function readCollection(
	parameters: ItemParameters,
	collection: Field,
	offered: readonly Field[],
): JsonObject {
	const raw = parameters.raw(collection) ?? {};
	if (!isJsonObject(raw)) throw invalidInput(collection.displayName, 'must be an object');
	const given = Object.entries(raw).filter(([, value]) => !isEmpty(value));
	const isOffered = (name: string) => offered.some((field) => field.name === name);
	for (const [name, value] of given) {
		// What is switched off asks for nothing.
		if (isOffered(name) || value === false) continue;
		throw invalidInput(
			name,
			'is not an option of this operation',
			`Remove "${name}" from "${collection.displayName}".`,
		);
	}
	return Object.fromEntries(given.filter(([name]) => isOffered(name)));
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}
