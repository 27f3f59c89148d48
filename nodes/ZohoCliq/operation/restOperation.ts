import type { IDataObject } from 'n8n-workflow';

import type { Endpoint } from '../cliq/endpoints';
import { invalidInput } from '../errors';
import type { JsonObject } from '../cliq/json';
import type { Paging } from '../cliq/paging';
import { readList, recordOf } from '../cliq/paging';
import type { Field, Fields, Values } from '../fields';
import { filtersProperty, readFilters } from '../fields/commonOptions';
import type { ItemParameters } from '../fields/parameters';
import type { Batch } from './batches';
import { sendInBatches } from './batches';
import {
	limit,
	readLimit,
	returnAll,
	simplified,
	simplify,
	syncOptions,
	syncToken,
	toListItems,
} from './listing';
import type { ItemContext, Operation, Output } from './operation';
import type { RequestDraft } from './request';
import {
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
interface RestDefinition<Body extends Fields>
	extends Pick<Operation, 'name' | 'action' | 'description'> {
	readonly endpoint: Endpoint;
	/** By the `{name}`s in the endpoint's path. */
	readonly path?: Fields;
	readonly query?: Fields;
	/** By the body's keys. If the form differs from the body: its fields, converted by `toBody`. */
	readonly body?: Body;
	/** Builds the body from the values of the fields, after all lookups. */
	readonly toBody?: (values: Values<NoInfer<Body>>) => IDataObject;
	/** Throws INVALID_INPUT for invalid values, before anything is looked up. */
	readonly check?: (values: Values<NoInfer<Body>>) => void;
	/** Query values that are always sent. */
	readonly constants?: RequestDraft['query'];
	/** Fields that only support the pickers of others. */
	readonly helperFields?: Operation['fields'];
	/** For a list: how it is paged; each row becomes an item. */
	readonly pagination?: Paging;
	/** Whether Cliq can tell what changed since an earlier list. */
	readonly hasSyncToken?: boolean;
	/** For large responses: the keys that Simplify keeps. */
	readonly simplify?: readonly string[];
	readonly batch?: Batch;
	/** The envelope's key if it is not `data`. */
	readonly envelope?: string;
	/** Converts a record to an item, before Simplify; may reject it. */
	readonly toItem?: (record: JsonObject, request: RequestDraft) => JsonObject;
	/** What the output repeats of the request: what an item belongs to, or what was changed. */
	readonly echo?: (request: RequestDraft) => IDataObject;
}

/** A definition with any fields. */
type AnyDefinition = RestDefinition<Fields>;

/** @returns the operation that a definition describes */
export function restOperation<Body extends Fields>(specific: RestDefinition<Body>): Operation {
	// Its fields matter to the author of a definition, not to how it runs.
	const definition = specific as unknown as AnyDefinition;
	const { name, action, description, endpoint, path, query, body, hasSyncToken } = definition;
	const fields = [path, query, body].flatMap((part = {}) => Object.values(part));
	const others = fields.filter(({ placement }) => placement === 'options');
	return {
		name,
		action,
		description,
		endpoints: [endpoint],
		fields: formOf(definition, fields, others),
		options: definition.pagination ? (hasSyncToken ? syncOptions : []) : others,
		run: async (item) => await run(definition, others, item),
	};
}

function formOf(
	{ helperFields = [], pagination, simplify: keys }: AnyDefinition,
	fields: ReadonlyArray<Field<unknown>>,
	others: ReadonlyArray<Field<unknown>>,
): Operation['fields'] {
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
	others: ReadonlyArray<Field<unknown>>,
	item: ItemContext,
): Promise<Output> {
	const { endpoint, check, constants, toBody, pagination, batch, hasSyncToken } = definition;
	const { parameters } = item;
	// n8n throws for a parameter that the form does not have.
	const hasFilters = pagination !== undefined && others.length > 0;
	const chosen = hasFilters ? readFilters(parameters, others) : item.options;
	const path = readSlots(definition.path, parameters, chosen);
	const query = readSlots(definition.query, parameters, chosen);
	const body = readSlots(definition.body, parameters, chosen);
	check?.(valuesOf(body));
	const max = pagination && readLimit(parameters);
	const since = item.options.read(syncToken);

	const client = await item.client();
	const address = await resolvedPath(client, path);
	const filter = toQuery(await resolved(client, query, address));
	const values = valuesOf(await resolved(client, body, address));
	const request: RequestDraft = {
		path: address,
		query: { ...constants, ...filter, ...(hasSyncToken && { sync_token: since }) },
		body: withoutUndefined(toBody ? toBody(values) : values),
	};
	const toOutput = (record: JsonObject) => itemOf(definition, record, request, parameters);
	if (!pagination) {
		const answer = await sendInBatches(client, endpoint, request, batch);
		return toOutput(recordOf(answer, definition.envelope));
	}
	const listed = await readList(client, endpoint, toCliqRequest(request), pagination, max);
	return toListItems(item, listed, toOutput);
}

/** @returns a row or record as output; Simplify does not remove the fields that the user selected */
function itemOf(
	{ endpoint, pagination, toItem, echo, simplify: keys }: AnyDefinition,
	record: JsonObject,
	request: RequestDraft,
	parameters: ItemParameters,
): IDataObject {
	const item = toItem ? toItem(record, request) : record;
	const isWrite = endpoint.method !== 'GET' && !pagination;
	const output = { ...(isWrite ? writeResult(item, request.path) : item), ...echo?.(request) };
	const kept = request.query.fields === undefined ? keys : undefined;
	return simplified(output as IDataObject, kept, parameters);
}

/** @returns the output of a write: Cliq's own fields, if any, and what it was applied to */
function writeResult(answer: JsonObject, path: RequestDraft['path']): JsonObject {
	// A bot is addressed by its unique name; its ID is a different value.
	const nameOf = (key: string) => (key === 'bot' ? 'botUniqueName' : `${key}Id`);
	const ids = Object.entries(path).map(([key, id]) => [nameOf(key), id] as const);
	const output: JsonObject = { ...answer, success: true, ...Object.fromEntries(ids) };
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
	const remedy = 'Add what to change under "Options".';
	throw invalidInput('Options', 'must contain what to change', remedy);
}
