import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import type { Endpoint } from '../cliq/endpoints';
import type { Fallback } from '../cliq/fallback';
import { callEitherWay } from '../cliq/fallback';
import { invalidInput } from '../errors';
import type { JsonObject } from '../cliq/json';
import type { Paging } from '../cliq/paging';
import { readList, recordOf } from '../cliq/paging';
import type { JsonRequest } from '../cliq/request';
import type { Field, Fields, Values } from '../fields';
import type { CollectionName } from '../fields/commonOptions';
import { collectionProperty, labelOfCollection, readAdded } from '../fields/commonOptions';
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
	loaded,
	readSlots,
	resolved,
	resolvedPath,
	withoutUndefined,
	toCliqRequest,
	toQuery,
	valuesOf,
} from './request';

/** What a check can look at besides the values of the body. */
interface Checked {
	readonly query: IDataObject;
	/** The body's. */
	readonly fields: Fields;
}

/**
 * An operation that only fills a path, a query and a body: its endpoint and its fields. Fields of the form
 * appear in this order; the others are in collections.
 */
interface RestDefinition<Body extends Fields>
	extends Pick<Operation, 'name' | 'action' | 'description'> {
	readonly endpoint: Endpoint;
	/** @returns the endpoint to call instead, of the same scopes and threshold, where the path decides */
	readonly endpointFor?: (path: RequestDraft['path']) => Endpoint;
	/** By the `{name}`s in the endpoint's path. */
	readonly path?: Fields;
	/** Parts of the path that are always the same. */
	readonly fixedPath?: RequestDraft['path'];
	readonly query?: Fields;
	/** By the body's keys. If the form differs from the body: its fields, converted by `toBody`. */
	readonly body?: Body;
	/** Where the user adds optional fields; defaults to Filters for a list, otherwise to Options. */
	readonly addedTo?: CollectionName;
	/** Builds the body from the values of the fields, after all lookups. */
	readonly toBody?: (values: Values<NoInfer<Body>>) => IDataObject;
	/** What the form has besides the body's keys: fields after those of the path, and their part of the body. */
	readonly content?: {
		readonly fields: ReadonlyArray<Field<unknown>>;
		readonly options: ReadonlyArray<Field<unknown>>;
		readonly read: (item: ItemContext) => IDataObject;
	};
	/** Throws INVALID_INPUT for invalid values of the body or the query, before anything is looked up. */
	readonly check?: (values: Values<NoInfer<Body>>, request: Checked) => void;
	/** Query values that are always sent. */
	readonly constants?: RequestDraft['query'];
	/** Fields that only support the pickers of others. */
	readonly helperFields?: Operation['fields'];
	/** For a list: how it is paged; each row becomes an item. */
	readonly pagination?: Paging;
	/** Reads the list if it takes more than one endpoint. */
	readonly read?: typeof readList;
	/** Whether Cliq can tell what changed since an earlier list. */
	readonly hasSyncToken?: boolean;
	/** For large responses: the keys that Simplify keeps. */
	readonly simplify?: readonly string[];
	/** For a list with filters that not every Cliq applies: @returns which rows to keep; undefined for all. */
	readonly keep?: (request: RequestDraft) => ((row: JsonObject) => boolean) | undefined;
	readonly batch?: Batch;
	/** For a write: the request's other form, for a Cliq that refuses the first. */
	readonly fallback?: Fallback;
	/** Sends the request if it takes more than a call, with or without a fallback. */
	readonly send?: typeof callEitherWay;
	/** The envelope's key if it is not `data`. */
	readonly envelope?: string;
	/** Converts a record to an item, before Simplify; may reject it. */
	readonly toItem?: (record: JsonObject, request: RequestDraft) => JsonObject;
	/** What the output repeats of the request: what an item belongs to, or what was changed. */
	readonly echo?: (request: RequestDraft) => IDataObject;
}

type Placement = Field<unknown>['placement'];

/** A definition with any fields. */
type AnyDefinition = RestDefinition<Fields>;

/** @returns the operation that a definition describes */
export function restOperation<Body extends Fields>(specific: RestDefinition<Body>): Operation {
	// Its fields matter to the author of a definition, not to how it runs.
	const definition = specific as unknown as AnyDefinition;
	const { name, action, description, endpoint } = definition;
	const places = placed(definition);
	const { options, added } = places;
	return {
		name,
		action,
		description,
		endpoints: [endpoint],
		...(endpoint.takesWebhookToken && { takesWebhookToken: true }),
		fields: formOf(definition, places),
		options: [
			...(definition.content?.options ?? []),
			...options,
			...(added.collection ? [] : added.fields),
			...(definition.hasSyncToken ? syncOptions : []),
		],
		run: async (item) => await run(definition, added, item),
	};
}

/** A definition's fields by placement, and the collection in which the user adds some. */
interface Places extends Record<Exclude<Placement, 'added'>, ReadonlyArray<Field<unknown>>> {
	readonly added: {
		readonly fields: ReadonlyArray<Field<unknown>>;
		readonly collection: CollectionName | undefined;
	};
}

/** Without a collection, those to add are under Options. */
function placed({ path, query, body, content, pagination, addedTo }: AnyDefinition): Places {
	const [ofPath = [], ...others] = [path, query, body].map((part = {}) => Object.values(part));
	// What n8n shows of a message depends on a choice of its own; it is all in the form.
	const ofContent = (content?.fields ?? []).map((each) => ({
		...each,
		placement: 'form' as const,
	}));
	const all = [...ofPath, ...ofContent, ...others.flat()];
	const at = (place: Placement) => all.filter(({ placement }) => placement === place);
	const fields = at('added');
	const collection = fields.length > 0 ? (addedTo ?? (pagination && 'filters')) : undefined;
	return { form: at('form'), options: at('options'), added: { fields, collection } };
}

function formOf(
	{ helperFields = [], pagination, simplify: keys }: AnyDefinition,
	{ form, added: { fields, collection } }: Places,
): Operation['fields'] {
	return [
		...helperFields,
		...form,
		...(pagination ? [returnAll, limit] : []),
		...(keys ? [simplify] : []),
		...(collection ? [{ property: collectionProperty(collection, fields) }] : []),
	];
}

async function run(
	definition: AnyDefinition,
	{ fields, collection }: Places['added'],
	item: ItemContext,
): Promise<Output> {
	const { check, constants, toBody, pagination, read = readList } = definition;
	const { parameters, options } = item;
	// n8n throws for a parameter that the form does not have.
	const added = collection ? readAdded(parameters, collection, fields) : options;
	const entered = { form: parameters, options, added };
	const path = readSlots(definition.path, entered);
	const query = readSlots(definition.query, entered);
	const entries = readSlots(definition.body, entered);
	const content = definition.content?.read(item);
	const max = pagination && readLimit(parameters);
	// An invalid value is refused before anything is sent.
	if (definition.simplify) parameters.read(simplify);
	const since = definition.hasSyncToken && { sync_token: options.read(syncToken) };
	const body = await loaded(item, entries);
	const asked = { ...valuesOf(query), ...since };
	check?.(valuesOf(body), { query: asked, fields: definition.body ?? {} });

	const client = await item.client();
	const address = { ...definition.fixedPath, ...(await resolvedPath(client, path)) };
	const endpoint = definition.endpointFor?.(address) ?? definition.endpoint;
	const filter = toQuery(await resolved(client, query, address));
	const values = valuesOf(await resolved(client, body, address));
	const request: RequestDraft = {
		path: address,
		query: { ...constants, ...filter, ...since },
		body: withoutUndefined({ ...content, ...(toBody ? toBody(values) : values) }),
	};
	const toOutput = (record: JsonObject) => itemOf(definition, record, request, parameters);
	if (!pagination) return toOutput(await sent(definition, client, endpoint, request));
	const keeps = definition.keep?.(request);
	const paging = keeps ? { ...pagination, keeps } : pagination;
	const listed = await read(client, endpoint, toCliqRequest(request), paging, max);
	return toListItems(item, listed, toOutput);
}

/** @returns the record in the response to a request that is no list */
async function sent(
	{ send = callEitherWay, batch, fallback, envelope }: AnyDefinition,
	client: CliqClient,
	endpoint: Endpoint,
	request: RequestDraft,
): Promise<JsonObject> {
	const call = async (each: JsonRequest) => await send(client, endpoint, each, fallback);
	return recordOf(await sendInBatches(call, request, batch), envelope);
}

/** @returns a row or record as output; Simplify does not remove the fields that the user selected */
function itemOf(
	{ endpoint, pagination, toItem, echo, simplify: keys }: AnyDefinition,
	record: JsonObject,
	request: RequestDraft,
	parameters: ItemParameters,
): IDataObject {
	const whole = toItem ? toItem(record, request) : record;
	const kept = request.query.fields === undefined ? keys : undefined;
	const item = simplified(whole as IDataObject, kept, parameters);
	const isWrite = endpoint.method !== 'GET' && !pagination;
	const output = isWrite ? writeResult(item, endpoint, request.path) : item;
	return { ...output, ...echo?.(request) };
}

/** What is not addressed by an ID, and what has both a name and an ID, which are different values. */
const NAMES: Readonly<Partial<Record<string, string>>> = {
	bot: 'botUniqueName',
	botId: 'botId',
	database: 'databaseName',
	databaseId: 'databaseId',
	handler: 'handlerType',
	property: 'property',
	response: 'response',
};

/** @returns the output of a write: Cliq's own fields, if any, and what it was applied to */
function writeResult(
	answer: IDataObject,
	{ id }: Endpoint,
	path: RequestDraft['path'],
): IDataObject {
	const group = id.replace(/s\..*$/, '');
	const nameOf = (key: string) => NAMES[key] ?? `${key === 'component' ? group : key}Id`;
	const ids = Object.entries(path).map(([key, value]) => [nameOf(key), value] as const);
	// n8n's guideline for what an operation deleted.
	const done = { success: true, ...(id.includes('.delete') && { deleted: true }) };
	const output: IDataObject = { ...answer, ...done, ...Object.fromEntries(ids) };
	// Cliq's only content in place of an empty response. [Zoho's OpenAPI]
	delete output['Response Code'];
	return output;
}

/**
 * The check of operations that change only what the user enters.
 *
 * @param fields the body's; one that is required says what to change
 * @throws INVALID_INPUT if nothing is entered, naming where to
 */
export function requireChanges(
	values: Readonly<Record<string, unknown>>,
	{ fields = {} }: Partial<Checked> = {},
): void {
	const optional = Object.entries(fields).filter(([, { property }]) => !property.required);
	const keys = optional.length > 0 ? optional.map(([key]) => key) : Object.keys(values);
	if (keys.some((key) => values[key] !== undefined)) return;
	const shown = optional.filter(([, { placement }]) => placement === 'form');
	const collection = labelOfCollection('updateFields');
	const others = shown.map(([, { property }]) => `"${property.displayName}"`).join(', ');
	const places = `${others && `${others} or `}"${collection}"`;
	throw invalidInput(
		collection,
		'must contain what to change',
		`Add what to change under ${places}.`,
	);
}
