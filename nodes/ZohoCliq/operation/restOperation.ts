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
 * An operation that only fills a path, a query and a body: its endpoint and its fields. What stands in the
 * form does so in this order; the other fields are under Filters, where rows are listed, or Options.
 */
interface RestDefinition<Query extends Fields, Body extends Fields>
	extends Pick<Operation, 'name' | 'action' | 'description'> {
	readonly endpoint: Endpoint;
	/** By the `{name}`s of the endpoint's path. */
	readonly path?: Fields;
	readonly query?: Query;
	/** By the body's keys. Where the form differs from the body: its fields, of which `toBody` makes one. */
	readonly body?: Body;
	/** Makes the body of what the fields hold, once all is looked up. */
	readonly toBody?: (values: Values<NoInfer<Body>>) => IDataObject;
	/**
	 * Refuses what cannot work, before even a name is looked up.
	 *
	 * @throws INVALID_INPUT
	 */
	readonly check?: (values: Values<NoInfer<Body>>, query: Values<NoInfer<Query>>) => void;
	/** What the query always says besides. */
	readonly constants?: RequestDraft['query'];
	/** Fields that only serve the pickers of others. */
	readonly helperFields?: Operation['fields'];
	/** Where it lists: how the list is paged; each row becomes an item. */
	readonly pagination?: Paging;
	/** Where answers are large: the keys that Simplify leaves. */
	readonly simplify?: readonly string[];
	/** The key of the query by which the user names the fields: what was asked for is not left out again. */
	readonly namedFieldsKey?: string;
	readonly batch?: Batch;
	/** What a record may be wrapped in beside `data`. */
	readonly envelope?: string;
	/** Makes an item of a record, before Simplify. */
	readonly toItem?: (record: JsonObject, request: RequestDraft) => IDataObject;
	/** Makes the output of the answer in another way. */
	readonly output?: (answer: JsonObject, request: RequestDraft) => Output;
}

/** The same, whatever its fields are. */
type AnyDefinition = RestDefinition<Fields, Fields>;

/** @returns the operation that a definition describes */
export function restOperation<Query extends Fields, Body extends Fields>(
	specific: RestDefinition<Query, Body>,
): Operation {
	// Which fields there are matters to who writes a definition, not to how it runs.
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
	// n8n throws for what the form has not.
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

/** @returns what a user sees of a row or record */
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
 * @param path what the call was addressed to
 * @returns the output of a call that changes something: Cliq's own fields, if any, and what it was done to
 */
export function writeResult(answer: IDataObject, path: RequestDraft['path']): IDataObject {
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
export function requireChanges(values: Readonly<Record<string, unknown>>): void {
	if (Object.values(values).some((value) => value !== undefined)) return;
	throw invalidInput('Options', 'must hold what to change', 'Add what to change under "Options".');
}
