import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import { toList } from './coerce';
import type { About, Field, FieldContext } from './field';
import { field, refuse } from './field';
import { upTo } from './text';

/** A file: the name of its binary field, or what an expression such as `{{ $binary.data }}` returns. */
export type FileReference = string | IBinaryData;

/** An item's files by the name of their binary field. */
export type ItemFiles = Readonly<Record<string, IBinaryData>>;

/** Where n8n 2.x puts an item's files if the workflow's `binaryMode` is `combined`. [n8n-core 2.40] */
export const COMBINED_FILES = '_files';

/** Files: names separated by commas or lines, or one or several files by expression. */
export function files({
	default: standard = '',
	...about
}: About & { readonly default?: string }): Field<FileReference[]> {
	const specifics = { type: 'string', default: standard } as const;
	return field(about, specifics, (raw, at) => upTo(at, toReferences(raw, at)));
}

function toReferences(raw: unknown, at: FieldContext): FileReference[] {
	const given = isGroup(raw) ? Object.values(raw) : raw;
	const entries: unknown[] = Array.isArray(given) ? given : [given];
	return entries.flatMap<FileReference>((entry) =>
		isFile(entry) ? [entry] : toNames(entry, at, given),
	);
}

/** Whether it is all files of an item, as `{{ $binary }}` returns them. */
function isGroup(raw: unknown): raw is Readonly<Record<string, unknown>> {
	return isJsonObject(raw) && !isFile(raw) && Object.values(raw).every(isFile);
}

/** An array's entries are whole names. */
function toNames(entry: unknown, at: FieldContext, given: unknown): string[] {
	// An expression beside other text turns a file into this text.
	const isObject =
		typeof entry === 'object' || (typeof entry === 'string' && /\[object \w+\]/.test(entry));
	if (isObject) throw refuse(at, "must be the field's name, such as data, or a file");
	return toList(at.label, given === entry ? entry : [entry]);
}

/** @returns whether n8n takes it as a file; from `$binary`, it may lack its content */
function isFile(value: unknown): value is IBinaryData {
	return isJsonObject(value) && typeof value.mimeType === 'string';
}

/** @returns whether it is a file in n8n's storage, with the storage's ID, such as `filesystem-v2:…` */
export function isStored(value: unknown): value is IBinaryData {
	return isFile(value) && /^[\w-]+:/.test(value.id ?? '');
}

/** @returns whether it holds its content, or says where n8n stores it; records of other services may look alike */
export function hasContent(file: IBinaryData): boolean {
	return 'data' in file || isStored(file);
}

/** @returns the files of an item, wherever the workflow keeps them */
export function filesOf({ json, binary }: INodeExecutionData): ItemFiles {
	const combined: unknown = json[COMBINED_FILES];
	const files: Record<string, IBinaryData> = {};
	for (const [name, value] of Object.entries(isJsonObject(combined) ? combined : {})) {
		if (isFile(value)) files[name] = value;
	}
	return { ...files, ...binary };
}

/** A step of a path: `["my file"]`, or a name or number between dots and brackets. */
const STEP = /\[(["'])(.*?)\1\]|[^.[\]]+/g;

/**
 * Like n8n, it takes the name of a binary field, or the path of a file in the item's JSON.
 *
 * @returns the file; undefined if the item has none there
 */
export function fileNamed(item: INodeExecutionData, name: string): IBinaryData | undefined {
	const own = filesOf(item);
	if (Object.hasOwn(own, name)) return own[name];
	// A path into `_files` also works where n8n keeps the files apart.
	const found = [...name.matchAll(STEP)].reduce<unknown>(
		(at, [step, , quoted = step]) => memberOf(at, quoted),
		{ ...item.json, [COMBINED_FILES]: own },
	);
	return isFile(found) && hasContent(found) ? found : undefined;
}

function memberOf(value: unknown, key: string): unknown {
	const has = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
	return has ? (value as JsonObject)[key] : undefined;
}
