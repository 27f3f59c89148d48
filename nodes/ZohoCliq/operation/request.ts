import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import type { JsonRequest } from '../cliq/request';
import { encodeValue } from '../cliq/urls';
import type { Field, Fields, Values, Wire } from '../fields';
import { InFile, resolve, toText } from '../fields';
import type { Chosen } from '../fields/commonOptions';
import type { ItemParameters } from '../fields/parameters';
import type { ItemContext } from './operation';

/** A request with the user's values. */
export interface RequestDraft {
	readonly path: Readonly<Record<string, string>>;
	readonly query: Readonly<Record<string, string | number | boolean | undefined>>;
	readonly body: IDataObject;
}

/** A field of the request with its key and its value, possibly not looked up yet. */
export interface Slot {
	readonly key: string;
	readonly field: Field<unknown>;
	readonly value: unknown;
}

/** What the user entered, by the placement of the fields. */
interface Entered {
	readonly form: ItemParameters;
	readonly options: Chosen;
	readonly added: Chosen;
}

/** @returns the values of the fields */
export function readSlots(fields: Fields | undefined, entered: Entered): Slot[] {
	return Object.entries<Field<unknown>>(fields ?? {}).map(([key, field]) => ({
		key,
		field,
		value: entered[field.placement].read(field),
	}));
}

/** @returns the values of the fields by key */
export function valuesOf<All extends Fields>(slots: readonly Slot[]): Values<All> {
	return Object.fromEntries(slots.map(({ key, value }) => [key, value])) as Values<All>;
}

/** Reads the values that are in the item's files; throws FILE_REJECTED for a file that is missing or unusable. */
export async function loaded(
	{ context, parameters }: ItemContext,
	slots: readonly Slot[],
): Promise<Slot[]> {
	return await Promise.all(
		slots.map(async (slot) => {
			const { value } = slot;
			if (!(value instanceof InFile)) return slot;
			return { ...slot, value: await value.load(context, parameters.item) };
		}),
	);
}

/**
 * Looks up unresolved values, one after the other.
 *
 * @param path values already in the request's path
 */
export async function resolved(
	client: CliqClient,
	slots: readonly Slot[],
	path: RequestDraft['path'],
): Promise<Slot[]> {
	const known: Slot[] = [];
	for (const slot of slots) known.push({ ...slot, value: await resolve(client, slot.value, path) });
	return known;
}

/** The same for the path itself: earlier values help to look up later ones. */
export async function resolvedPath(
	client: CliqClient,
	slots: readonly Slot[],
): Promise<RequestDraft['path']> {
	const path: Record<string, string> = {};
	for (const { key, field, value } of slots) {
		const known = await resolve(client, value, path);
		if (known !== undefined) path[key] = toText(field.property.displayName, known);
	}
	return path;
}

/** @returns the values as a query; lists become comma-separated text. [Zoho's OpenAPI] */
export function toQuery(slots: readonly Slot[]): RequestDraft['query'] {
	const given = slots.filter(({ value }) => value !== undefined);
	return Object.fromEntries(
		given.map(({ key, field, value }) => [key, inQuery(field.property.displayName, value)]),
	);
}

function inQuery(label: string, value: unknown): string | number | boolean {
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	const text = Array.isArray(value)
		? value.map((entry) => toText(label, entry)).join(',')
		: toText(label, value);
	// Refused by the name that the user knows, and before anything is looked up.
	encodeValue(label, text);
	return text;
}

/** @returns the values that are not undefined, as a body */
export function withoutUndefined(values: Readonly<Record<string, unknown>>): IDataObject {
	const given = Object.entries(values).filter(([, value]) => value !== undefined);
	return Object.fromEntries(given) as Record<string, Wire>;
}

/** @returns the request for the client; an empty body is omitted */
export function toCliqRequest({ body, ...request }: RequestDraft): JsonRequest {
	return Object.keys(body).length === 0 ? request : { ...request, body };
}
