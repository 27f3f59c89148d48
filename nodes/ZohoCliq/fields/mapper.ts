import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import type { About, Field, FieldContext } from './field';
import { field, InFile, refuse } from './field';
import { toJson } from './json';

interface MapperAbout extends About {
	/** The method that lists what can be mapped. */
	readonly method: string;
	/** Another field of the form, on which that list depends. */
	readonly dependsOn?: string;
	/** What n8n calls an entry, and several. */
	readonly fieldWords: { readonly singular: string; readonly plural: string };
	/** Whether all are in the form at first; otherwise the user adds them one by one. */
	readonly addAllFields: boolean;
	/** Which of an item's keys to take if they are mapped automatically and n8n has no list. */
	readonly takes: (key: string) => boolean;
}

/**
 * Values by key: mapped one by one in n8n's resource mapper, or taken from the item. An expression or an AI
 * agent gives them as an object.
 *
 * @param read converts the values, of which none is empty; called before anything is sent
 */
export function mapper<T>(
	{ method, dependsOn, fieldWords, addAllFields, takes, ...about }: MapperAbout,
	read: (given: JsonObject, at: FieldContext) => T,
): Field<InFile<T>> {
	const typeOptions = {
		...(dependsOn !== undefined && { loadOptionsDependsOn: [dependsOn] }),
		resourceMapper: {
			resourceMapperMethod: method,
			mode: 'add' as const,
			fieldWords,
			addAllFields,
			supportAutoMap: true,
		},
	};
	const standard = { mappingMode: 'defineBelow', value: null };
	const specifics = { type: 'resourceMapper', typeOptions, default: standard } as const;
	return field(about, specifics, (raw, at) => {
		const entered = typeof raw === 'string' ? toJson(at.label, raw) : raw;
		if (!isJsonObject(entered)) {
			throw refuse(at, `must be an object of ${fieldWords.plural} and values`);
		}
		const isOffered = offered(entered.schema, addAllFields) ?? takes;
		return new InFile(async (_, { json }) => {
			const isAutomatic = entered.mappingMode === 'autoMapInputData';
			return read(filled(isAutomatic ? matching(json, isOffered) : definedIn(entered)), at);
		});
	});
}

/** n8n leaves null in what is not filled in. */
function filled(given: JsonObject): JsonObject {
	const entries = Object.entries(given);
	return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}

/** A mapper's own object; from an expression or an AI agent, the values without one. */
function definedIn({ mappingMode, value, ...bare }: JsonObject): JsonObject {
	if (mappingMode === undefined) return value === undefined ? bare : { ...bare, value };
	return isJsonObject(value) ? value : {};
}

/**
 * @returns which keys are in n8n's list; undefined without one. `removed` says what the user took out of the
 * form, but where the user adds them, it only says what is not in it.
 */
function offered(schema: unknown, addAllFields: boolean) {
	const known = Array.isArray(schema) ? schema.filter(isJsonObject) : [];
	if (known.length === 0) return undefined;
	const ids = known.filter(({ removed }) => !addAllFields || removed !== true).map(({ id }) => id);
	return (key: string) => ids.includes(key);
}

function matching(json: IDataObject, isOffered: (key: string) => boolean): JsonObject {
	return Object.fromEntries(Object.entries(json).filter(([key]) => isOffered(key)));
}

/** @throws INVALID_INPUT for a value that is not text, a number or true/false */
export function toPlain(at: FieldContext, key: string, value: unknown): string | number | boolean {
	if (typeof value === 'string' || typeof value === 'boolean') return value;
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	throw refuse(at, `has a value for "${key}" that is not text, number or true/false`);
}
