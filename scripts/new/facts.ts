import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';

import { fullScope, permissionFor } from '../../nodes/ZohoCliq/cliq/scopes';
import { titleOf } from './words';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const KINDS = ['text', 'number', 'boolean', 'dateTime'] as const;

/** A field of a query or body. */
export interface FieldFacts {
	readonly key: string;
	readonly kind: (typeof KINDS)[number];
	readonly isRequired: boolean;
}

/** The facts about a new operation. */
export interface Facts {
	readonly resource: string;
	readonly operation: string;
	/** Where the resources of its node are, and the constant that lists them in their index. */
	readonly node: { readonly folder: string; readonly list: string };
	/** In n8n's list of operations. */
	readonly label: string;
	/** In n8n's nodes panel. */
	readonly action: string;
	readonly description: string;
	readonly method: (typeof METHODS)[number];
	/** As written in the tables: without a leading `/api/v2`. */
	readonly path: string;
	/** Without the `ZohoCliq.` prefix. */
	readonly scope: string;
	/** Calls per minute, and minutes of the lock past them; undefined if not published. */
	readonly limit: readonly [perMinute: number, lock: number] | undefined;
	readonly isList: boolean;
	/** Whether to leave indexes, documents and frozen names unchanged. */
	readonly isBare: boolean;
	readonly query: readonly FieldFacts[];
	readonly body: readonly FieldFacts[];
}

/** Folders and lists of the nodes' resources. */
export const NODES = {
	main: { folder: 'nodes/ZohoCliq/resources', list: 'resources' },
	admin: { folder: 'nodes/ZohoCliq/adminResources', list: 'adminResources' },
} as const;

const USAGE = `npm run new -- <resource> <operation> [options]

  npm run new -- chat mute --method POST --path '/chats/{chat}/mute' --scope Chats.UPDATE --per-minute 20 --lock 10

  --admin        for the Zoho Cliq Admin node, as are operations of a resource that only it has
  --method       ${METHODS.join(', ')}
  --path         as Cliq's document has it, below /api/v2; or whole, from /api/v3
  --scope        for example Chats.UPDATE
  --per-minute   calls per minute, and
  --lock         minutes of the lock past them; leave both out where Cliq publishes none
  --label        in the list of operations
  --action       in the nodes panel
  --description  a sentence without its full stop
  --list         it lists, with a token for the next page; getMany always does
  --query        a field of the query, such as joined:boolean, or name:text! for a required one; can be repeated
  --body         a field of the body, likewise. Kinds: ${KINDS.join(', ')}
  --bare         without what is generated: indexes, tables of the documents, frozen names
  --help         this text

You are prompted for whatever you leave out.
`;

/** @returns the facts from the command line and the user; undefined if only help was requested */
export async function askFacts(): Promise<Facts | undefined> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			admin: { type: 'boolean', default: false },
			method: { type: 'string' },
			path: { type: 'string' },
			scope: { type: 'string' },
			'per-minute': { type: 'string' },
			lock: { type: 'string' },
			label: { type: 'string' },
			action: { type: 'string' },
			description: { type: 'string' },
			list: { type: 'boolean', default: false },
			bare: { type: 'boolean', default: false },
			query: { type: 'string', multiple: true, default: [] },
			body: { type: 'string', multiple: true, default: [] },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) {
		console.log(USAGE);
		return undefined;
	}
	const dialog = new Dialog();
	const ask = async (given: string | undefined, question: string, standard?: string) =>
		given ?? (await dialog.ask(question, standard));
	try {
		const resource = checked(await ask(positionals[0], 'Resource, e.g. chat'), /^[a-z]\w*$/);
		const operation = checked(await ask(positionals[1], 'Operation, e.g. mute'), /^[a-z]\w*$/);
		const label = await ask(values.label, 'Label', titleOf(operation));
		const sentence = label.charAt(0) + label.slice(1).toLowerCase();
		const isList = values.list || operation === 'getMany';
		const noun = `${titleOf(resource).toLowerCase()}${isList ? 's' : ''}`;
		const action = await ask(values.action, 'Action', `${sentence} ${noun}`);
		const description = await ask(values.description, 'Description, a sentence without full stop');
		const method = oneOf(METHODS, (await ask(values.method, 'Method', 'GET')).toUpperCase());
		const path = checked(
			(await ask(values.path, 'Path, e.g. /chats/{chat}/mute')).replace(/^\/api\/v2(?=\/)/, ''),
			/^(?:\/(?:\{\w+\}|[\w.-]+))+$/,
		);
		const scope = knownScope(await ask(values.scope, 'Scope, e.g. Chats.UPDATE'));
		const perMinute = await ask(values['per-minute'], 'Calls per minute, 0 for unknown', '0');
		const lock = perMinute === '0' ? '0' : await ask(values.lock, 'Minutes of the lock', '5');
		return {
			resource,
			operation,
			node: values.admin || isAdmins(resource) ? NODES.admin : NODES.main,
			label,
			action,
			description,
			method,
			path,
			scope,
			limit: perMinute === '0' ? undefined : [numeric(perMinute), numeric(lock)],
			isList,
			isBare: values.bare,
			query: values.query.map(fieldFacts),
			body: values.body.map(fieldFacts),
		};
	} finally {
		dialog.close();
	}
}

/** Whether only the Zoho Cliq Admin node has this resource. */
function isAdmins(resource: string): boolean {
	const root = join(__dirname, '../..');
	const has = ({ folder }: Facts['node']) => existsSync(join(root, folder, resource));
	return has(NODES.admin) && !has(NODES.main);
}

/** Prompts at the terminal; without one, defaults are used and the rest is missing. */
class Dialog {
	private readonly lines = process.stdin.isTTY
		? createInterface({ input: process.stdin, output: process.stdout })
		: undefined;

	async ask(question: string, standard?: string): Promise<string> {
		const shown = standard === undefined ? question : `${question} [${standard}]`;
		const answer = (await this.lines?.question(`${shown}: `))?.trim() ?? '';
		if (answer !== '') return answer;
		if (standard !== undefined) return standard;
		throw new Error(`Missing: ${question}\n\n${USAGE}`);
	}

	close(): void {
		this.lines?.close();
	}
}

function checked(text: string, pattern: RegExp): string {
	if (pattern.test(text)) return text;
	throw new Error(`"${text}" does not look like ${pattern.source}`);
}

function oneOf<Value extends string>(values: readonly Value[], text: string): Value {
	const found = values.find((value) => value === text);
	if (found !== undefined) return found;
	throw new Error(`"${text}" is none of ${values.join(', ')}`);
}

function numeric(text: string): number {
	return Number(checked(text, /^\d+$/));
}

function knownScope(text: string): string {
	const scope = text.replace(/^ZohoCliq\./, '');
	if (permissionFor(fullScope(scope)) !== undefined) return scope;
	throw new Error(
		`No permission brings ${scope}: add it in nodes/ZohoCliq/cliq/permissions.ts first`,
	);
}

function fieldFacts(text: string): FieldFacts {
	const [, key = '', kind = '', mark] = /^(\w+):(\w+)(!?)$/.exec(text) ?? [];
	if (key === '') throw new Error(`"${text}" is no field such as name:text`);
	return { key, kind: oneOf(KINDS, kind), isRequired: mark === '!' };
}
