import type { IDataObject } from 'n8n-workflow';

import type { Endpoint } from '../cliq/endpoints';
import { invalidInput } from '../errors';
import type { JsonObject } from '../cliq/json';
import type { Paging } from '../cliq/paging';
import { allRows, recordOf } from '../cliq/paging';
import type { Field, Fields, Values } from '../fields';
import { filtersProperty, readFilters } from '../fields/commonOptions';
import type { ItemParameters } from '../fields/parameters';
import type { Batch } from './batches';
import { sendInBatches } from './batches';
import { limit, readLimit, returnAll, simplified, simplify } from './listing';
import type { ItemContext, Operation, Output } from './operation';
import type { KeyedField, RequestDraft, Slot } from './request';
import {
	keyed,
	readSlots,
	resolved,
	resolvedPath,
	withoutUndefined,
	toCliqRequest,
	toQuery,
	valuesOf,
} from './request';

/**
 * An operation that only fills a path, a query and a body: its endpoint and its fields. Fields of the form
 * appear in this order; the others are under Filters (for lists) or Options.
 */
interface RestDefinition<Query extends Fields, Body extends Fields>
	extends Pick<Operation, 'name' | 'action' | 'description'> {
	readonly endpoint: Endpoint;
	/** By the `{name}`s in the endpoint's path. */
	readonly path?: Fields;
	readonly query?: Query;
	/** By the body's keys. If the form differs from the body: its fields, converted by `toBody`. */
	readonly body?: Body;
	/** Builds the body from the values of the fields, after all lookups. */
	readonly toBody?: (values: Values<NoInfer<Body>>) => IDataObject;
	/**
	 * Rejects invalid values before anything is looked up.
	 *
	 * @throws INVALID_INPUT
	 */
	readonly check?: (values: Values<NoInfer<Body>>, query: Values<NoInfer<Query>>) => void;
	/** Query values that are always sent. */
	readonly constants?: RequestDraft['query'];
	/** Fields that only support the pickers of others. */
	readonly helperFields?: Operation['fields'];
	/** For a list: how it is paged; each row becomes an item. */
	readonly pagination?: Paging;
	/** For large responses: the keys that Simplify keeps. */
	readonly simplify?: readonly string[];
	/** The query key with which the user selects fields: Simplify does not remove what was requested. */
	readonly namedFieldsKey?: string;
	readonly batch?: Batch;
	/** The envelope's key if it is not `data`. */
	readonly envelope?: string;
	/** Converts a record to an item, before Simplify. */
	readonly toItem?: (record: JsonObject, request: RequestDraft) => IDataObject;
	/** Builds the output from the response in another way. */
	readonly output?: (answer: JsonObject, request: RequestDraft) => Output;
}

/** A definition with any fields. */
type AnyDefinition = RestDefinition<Fields, Fields>;

/** @returns the operation that a definition describes */
export function restOperation<Query extends Fields, Body extends Fields>(
	specific: RestDefinition<Query, Body>,
): Operation {
	// Its fields matter to the author of a definition, not to how it runs.
	const definition = specific as unknown as AnyDefinition;
	const { name, action, description, endpoint } = definition;
	const parts = partsOf(definition);
	const others = fieldsOf(parts).filter(({ placement }) => placement === 'options');
	return {
		name,
		action,
		description,
		endpoints: [endpoint],
		fields: formOf(definition, parts, others),
		options: definition.pagination ? [] : others,
		run: async (item) => await run(definition, parts, others, item),
	};
}

/** The fields of each part of a request, in the order of the form. */
interface Parts {
	readonly path: readonly KeyedField[];
	readonly query: readonly KeyedField[];
	readonly body: readonly KeyedField[];
}

function partsOf({ path, query, body }: AnyDefinition): Parts {
	return {
		path: keyed(path),
		query: keyed(query),
		body: keyed(body),
	};
}

function fieldsOf({ path, query, body }: Parts): Array<Field<unknown>> {
	return [...path, ...query, ...body].map(({ field }) => field);
}

function formOf(
	{ helperFields = [], pagination, simplify: keys }: AnyDefinition,
	parts: Parts,
	others: ReadonlyArray<Field<unknown>>,
): Operation['fields'] {
	const fields = fieldsOf(parts);
	return [
		...helperFields,
		...fields.filter(({ placement }) => placement === 'form'),
		...(pagination ? [returnAll, limit] : []),
		...(keys ? [simplify] : []),
		...(pagination && others.length > 0 ? [{ property: filtersProperty(others) }] : []),
	];
}

async function run(
	definition: AnyDefinition,
	parts: Parts,
	others: ReadonlyArray<Field<unknown>>,
	item: ItemContext,
): Promise<Output> {
	const { endpoint, check, constants, pagination, batch } = definition;
	const { parameters } = item;
	// n8n throws for a parameter that the form does not have.
	const hasFilters = pagination !== undefined && others.length > 0;
	const chosen = hasFilters ? readFilters(parameters, others) : item.options;
	const [path, query, body] = [parts.path, parts.query, parts.body].map((part) =>
		readSlots(part, parameters, chosen),
	) as [Slot[], Slot[], Slot[]];
	check?.(valuesOf(body), valuesOf(query));
	const max = pagination && readLimit(parameters);

	const client = await item.client();
	const address = await resolvedPath(client, path);
	const request: RequestDraft = {
		path: address,
		query: { ...constants, ...toQuery(await resolved(client, query, address)) },
		body: bodyOf(definition, await resolved(client, body, address)),
	};
	if (!pagination) {
		const answer = await sendInBatches(client, endpoint, request, batch);
		return outputOf(definition, answer, request, parameters);
	}
	const rows = await allRows(client, endpoint, toCliqRequest(request), pagination, max);
	return rows.map((row) => ({ json: itemOf(definition, row, request, parameters) }));
}

function bodyOf({ toBody }: AnyDefinition, slots: readonly Slot[]): IDataObject {
	const values = valuesOf(slots);
	return withoutUndefined(toBody ? toBody(values) : values);
}

/** @returns a row or record as output */
function itemOf(
	{ toItem = identity, simplify: keys, namedFieldsKey }: AnyDefinition,
	record: JsonObject,
	request: RequestDraft,
	parameters: ItemParameters,
): IDataObject {
	const areNamed = namedFieldsKey !== undefined && request.query[namedFieldsKey] !== undefined;
	return simplified(toItem(record, request), areNamed ? undefined : keys, parameters);
}

function identity(record: JsonObject): IDataObject {
	return record as IDataObject;
}

function outputOf(
	definition: AnyDefinition,
	answer: JsonObject,
	request: RequestDraft,
	parameters: ItemParameters,
): Output {
	const { endpoint, envelope, output } = definition;
	if (output) return output(answer, request);
	const item = itemOf(definition, recordOf(answer, envelope), request, parameters);
	return endpoint.method === 'GET' ? item : writeResult(item, request.path);
}

/**
 * @param path what the call addressed
 * @returns the output of a write: Cliq's own fields, if any, and what it was applied to
 */
export function writeResult(answer: IDataObject, path: RequestDraft['path']): IDataObject {
	// A bot is addressed by its unique name; its ID is a different value.
	const nameOf = (key: string) => (key === 'bot' ? 'botUniqueName' : `${key}Id`);
	const ids = Object.entries(path).map(([key, id]) => [nameOf(key), id] as const);
	const output: IDataObject = { ...answer, success: true, ...Object.fromEntries(ids) };
	// Cliq's only content in place of an empty response. [Zoho's OpenAPI]
	delete output['Response Code'];
	return output;
}

/**
 * For operations that change only what the user adds under Options.
 *
 * @throws INVALID_INPUT if nothing is added
 */
export function requireChanges(values: Readonly<Record<string, unknown>>): void {
	if (Object.values(values).some((value) => value !== undefined)) return;
	throw invalidInput(
		'Options',
		'must contain what to change',
		'Add what to change under "Options".',
	);
}
