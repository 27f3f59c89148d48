import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { CliqClient, CliqRequest } from '../cliq/client';
import type { Endpoint } from '../cliq/endpoints';
import { CliqError, invalidInput } from '../errors';
import type { JsonObject } from '../cliq/json';
import type { Paging } from '../cliq/paging';
import { allRows, recordOf } from '../cliq/paging';
import { Lookup } from '../fields/inputs';
import type { Input, Wire } from '../fields/inputs';
import { collectionField, readCollection, readOptions } from '../fields/commonOptions';
import { toText } from '../fields/parameters';
import type { Field, ItemParameters } from '../fields/parameters';
import type { ItemRun, Operation, Output } from './operation';
import { limitField, readLimit, returnAllField, simplified, simplifyField } from './listing';

/** Inputs by the key that the API has for them. */
type Inputs = Readonly<Record<string, Input>>;

/**
 * An operation that only fills a path, a query and a body: its endpoint and its fields. Required inputs
 * stand in the form in this order; the others under Filters, where rows are listed, or Options.
 */
export interface Definition extends Pick<Operation, 'name' | 'action' | 'description'> {
	readonly endpoint: Endpoint;
	/** By the `{name}`s of the endpoint's path. */
	readonly path?: Inputs;
	readonly query?: Inputs;
	readonly body?: Inputs;
	/** What the request always says besides. */
	readonly always?: Pick<CliqRequest, 'query'> & { readonly body?: IDataObject };
	/** Fields that only serve the pickers of others. */
	readonly aids?: readonly INodeProperties[];
	/** Where it lists: how the list is handed out, and each row becomes an item. */
	readonly pagination?: Paging;
	/** Where answers are large: the keys that Simplify leaves. */
	readonly simplify?: readonly string[];
	/** The key of the query by which the user names the fields: what was asked for is not left out again. */
	readonly fieldsKey?: string;
	/**
	 * A list in the body that goes out in portions, because Cliq takes no more at once; of several
	 * lists each goes out in requests of its own.
	 */
	readonly portions?: { readonly key: string | readonly string[]; readonly size: number };
	/** What a record may be wrapped in beside `data`. */
	readonly wrapper?: string;
	/** Makes an item of a record, before Simplify. */
	readonly toItem?: (record: JsonObject, request: Filled) => IDataObject;
	/**
	 * Changes the filled request, or refuses it with INVALID_INPUT before anything is sent: where something
	 * has to be looked up, it is asked before that too, with a text in its place.
	 */
	readonly prepare?: (request: Filled) => Filled;
	/** Makes the output of the answer in another way. */
	readonly output?: (answer: JsonObject, request: Filled) => Output;
}

/** A request with what the user put in. */
export interface Filled {
	readonly path: Readonly<Record<string, string>>;
	readonly query: Readonly<Record<string, string | number | boolean | undefined>>;
	readonly body: IDataObject;
}

const FILTERS = {
	displayName: 'Filters',
	name: 'filters',
	description: 'Which ones to list',
};

/** @returns the operation that a definition describes */
export function ordinary(definition: Definition): Operation {
	const { name, action, description, endpoint, pagination, simplify } = definition;
	const slots = slotsOf(definition);
	const inForm = slots.filter(isInForm).map(({ field }) => field);
	const others = slots.filter((slot) => !isInForm(slot)).map(({ field }) => field);
	const filters = pagination && others.length > 0 ? others : undefined;
	return {
		name,
		action,
		description,
		endpoints: [endpoint],
		fields: [
			...(definition.aids ?? []),
			...inForm,
			...(pagination ? [returnAllField, limitField] : []),
			...(simplify ? [simplifyField] : []),
			...(filters ? [collectionField(FILTERS, 'Add filter', filters)] : []),
		],
		options: filters ? [] : others,

		async run(item) {
			const { values, waitPolicy } = readOptions(item.parameters, filters ? [] : others);
			const chosen = filters ? readCollection(item.parameters, FILTERS, filters) : values;
			const pending = slots.map((slot) => readSlot(slot, item.parameters, chosen));
			const limit = pagination && readLimit(item.parameters);
			// What cannot work is refused before even a name is looked up.
			const early = prepared(definition, pending.map(withoutLookup));
			const client = await item.connect(waitPolicy);
			const request = pending.some(({ value }) => value instanceof Lookup)
				? prepared(definition, await lookedUp(client, pending))
				: early;
			if (pagination)
				return await listed(client, definition, request, pagination, limit ?? 0, item);
			const answer = await send(client, definition, request);
			return outputOf(definition, answer, request, item);
		},
	};
}

/** An input and its place in the request. */
interface Slot {
	readonly place: 'path' | 'query' | 'body';
	readonly key: string;
	readonly field: INodeProperties;
	readonly input: Input;
}

function slotsOf(definition: Definition): Slot[] {
	return (['path', 'query', 'body'] as const).flatMap((place) =>
		Object.entries(definition[place] ?? {}).map(([key, input]) => ({
			place,
			key,
			field: { name: camelCase(key), ...input.field },
			input,
		})),
	);
}

function camelCase(key: string): string {
	return key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function isInForm({ field, input }: Slot): boolean {
	return input.isProminent || field.required === true;
}

/** A slot with what the user put in, which may still have to be looked up. */
interface Pending extends Slot {
	readonly value: Wire | Lookup;
}

function readSlot(slot: Slot, parameters: ItemParameters, chosen: JsonObject): Pending {
	const { field, input } = slot;
	if (isInForm(slot) && !isShown(field, parameters)) return { ...slot, value: undefined };
	const raw = isInForm(slot) ? parameters.raw(field) : chosen[field.name];
	const value = input.read(raw, field, parameters.timezone);
	if (value === undefined && field.required === true) {
		throw invalidInput(field.displayName, 'must not be empty');
	}
	return { ...slot, value };
}

/** What another field hides may still hold what was put in before. */
function isShown({ displayOptions }: INodeProperties, parameters: ItemParameters): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, values]) =>
		values?.includes(parameters.raw({ name, displayName: name }) as string),
	);
}

/** A slot with what goes into the request. */
interface Known extends Slot {
	readonly value: Wire;
}

/** Stands for what is still to be looked up. */
const TO_COME = 'to come';

function withoutLookup(slot: Pending): Known {
	return { ...slot, value: slot.value instanceof Lookup ? TO_COME : slot.value };
}

async function lookedUp(client: CliqClient, pending: readonly Pending[]): Promise<Known[]> {
	const path: Record<string, string> = {};
	const known: Known[] = [];
	for (const slot of pending) {
		const value = slot.value instanceof Lookup ? await slot.value.find(client, path) : slot.value;
		if (slot.place === 'path' && value !== undefined) path[slot.key] = toText(slot.field, value);
		known.push({ ...slot, value });
	}
	return known;
}

function prepared({ always = {}, prepare }: Definition, known: readonly Known[]): Filled {
	const path: Record<string, string> = {};
	const query: Record<string, string | number | boolean | undefined> = { ...always.query };
	const body: IDataObject = { ...always.body };
	for (const { place, key, field, value } of known) {
		if (value === undefined) continue;
		if (place === 'body') body[key] = value;
		else if (place === 'path') path[key] = toText(field, value);
		else query[key] = inQuery(field, value);
	}
	const request = { path, query, body };
	return prepare ? prepare(request) : request;
}

/** Lists stand in a query as a text with commas. [Zoho's OpenAPI] */
function inQuery(field: Field, wire: Wire): string | number | boolean {
	if (typeof wire === 'number' || typeof wire === 'boolean') return wire;
	return Array.isArray(wire)
		? wire.map((entry) => toText(field, entry)).join(',')
		: toText(field, wire);
}

async function send(
	client: CliqClient,
	{ endpoint, portions }: Definition,
	request: Filled,
): Promise<JsonObject> {
	const bodies = portioned(request.body, portions);
	let answer: JsonObject = {};
	for (const [index, body] of bodies.entries()) {
		const call = client.call(endpoint, withoutEmptyBody({ ...request, body }));
		answer = await call.catch((error: unknown) => {
			throw afterPortions(error, bodies.slice(0, index), bodies, portions);
		});
	}
	return answer;
}

/** Says of an error midway for whom it is done already. */
function afterPortions(
	error: unknown,
	done: readonly IDataObject[],
	all: readonly IDataObject[],
	portions: Definition['portions'],
): unknown {
	if (!(error instanceof CliqError) || !portions || done.length === 0) return error;
	const keys = [portions.key].flat();
	const entriesOf = (bodies: readonly IDataObject[]) =>
		bodies.flatMap((body) => keys.flatMap((key) => (body[key] as string[] | undefined) ?? []));
	const [before, total] = [entriesOf(done), entriesOf(all).length];
	const { description, remedy } = error.problem;
	return error.with({
		description: `${description} Done already for ${before.length} of ${total}, up to "${before.at(-1) ?? ''}".`,
		remedy: `${remedy} Run it for the others only.`,
	});
}

function portioned(body: IDataObject, portions: Definition['portions']): IDataObject[] {
	if (!portions) return [body];
	const keys = [portions.key].flat();
	const rest = Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)));
	const bodies = keys.flatMap((key) =>
		slices(body[key], portions.size).map((slice) => ({ ...rest, [key]: slice })),
	);
	return bodies.length === 0 ? [body] : bodies;
}

function slices(list: unknown, size: number): IDataObject[][] {
	if (!Array.isArray(list)) return [];
	const starts = Array.from({ length: Math.ceil(list.length / size) }, (_, index) => index * size);
	return starts.map((start) => list.slice(start, start + size) as IDataObject[]);
}

function withoutEmptyBody({ body, ...request }: Filled): CliqRequest {
	return Object.keys(body).length === 0 ? request : { ...request, body };
}

async function listed(
	client: CliqClient,
	definition: Definition,
	request: Filled,
	paging: Paging,
	limit: number,
	{ parameters }: ItemRun,
): Promise<Output> {
	const { endpoint } = definition;
	const rows = await allRows(client, endpoint, withoutEmptyBody(request), paging, limit);
	return rows.map((row) => ({ json: itemOf(definition, row, request, parameters) }));
}

/** @returns what a user sees of a row or record */
function itemOf(
	{ toItem = asItIs, simplify, fieldsKey }: Definition,
	record: JsonObject,
	request: Filled,
	parameters: ItemParameters,
): IDataObject {
	const areNamed = fieldsKey !== undefined && request.query[fieldsKey] !== undefined;
	return simplified(toItem(record, request), areNamed ? undefined : simplify, parameters);
}

function asItIs(record: JsonObject): IDataObject {
	return record as IDataObject;
}

function outputOf(
	definition: Definition,
	answer: JsonObject,
	request: Filled,
	{ parameters }: ItemRun,
): Output {
	const { endpoint, wrapper, output } = definition;
	if (output) return output(answer, request);
	const item = itemOf(definition, recordOf(answer, wrapper), request, parameters);
	return endpoint.method === 'GET' ? item : done(item, request.path);
}

/**
 * @param path what the call was addressed to
 * @returns the output of a call that changes something: Cliq's own fields, if any, and what it was done to
 */
export function done(answer: IDataObject, path: Filled['path']): IDataObject {
	// A bot is addressed by its unique name; its ID is something else.
	const nameOf = (key: string) => (key === 'bot' ? 'botUniqueName' : `${key}Id`);
	const ids = Object.entries(path).map(([key, id]) => [nameOf(key), id] as const);
	const output: IDataObject = { ...answer, success: true, ...Object.fromEntries(ids) };
	// All that Cliq says in place of an empty answer. [Zoho's OpenAPI]
	delete output['Response Code'];
	return output;
}

/**
 * For operations that change only what is named under Options.
 *
 * @throws INVALID_INPUT when nothing is
 */
export function changesSomething(request: Filled): Filled {
	if (Object.keys(request.body).length > 0) return request;
	throw invalidInput('Options', 'must hold what to change', 'Add what to change under "Options".');
}
