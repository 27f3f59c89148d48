import type { Metafile } from 'esbuild';
import { build } from 'esbuild';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix, relative } from 'node:path';
import { runInNewContext } from 'node:vm';

import * as credentials from '../../credentials/ZohoCliqOAuth2Api.credentials';
import * as selfClient from '../../credentials/ZohoCliqSelfClientApi.credentials';
import * as secret from '../../credentials/ZohoCliqWebhookSecretApi.credentials';
import * as token from '../../credentials/ZohoCliqWebhookTokenApi.credentials';
import * as node from '../../nodes/ZohoCliq/ZohoCliq.node';
import * as adminNode from '../../nodes/ZohoCliqAdmin/ZohoCliqAdmin.node';
import * as pollingTrigger from '../../nodes/ZohoCliqPollingTrigger/ZohoCliqPollingTrigger.node';
import * as trigger from '../../nodes/ZohoCliqTrigger/ZohoCliqTrigger.node';
import { listSearch } from '../../nodes/ZohoCliq/methods/listSearch';
import { loadOptions } from '../../nodes/ZohoCliq/methods/loadOptions';
import { resourceMapping } from '../../nodes/ZohoCliq/methods/resourceMapping';
import { BUNDLE, CLASS_FILES, bundling, evaluate, stub } from '../../scripts/bundle';

const ROOT = join(__dirname, '../..');

async function bundle(sources?: readonly string[]) {
	const { outputFiles, metafile } = await build(bundling(sources));
	const files = new Map(outputFiles.map(({ path, text }) => [path, text]));
	const loaded = new Map<string, unknown>();
	const load = (path: string): unknown => {
		const exported = loaded.get(path) ?? evaluate(files.get(path) ?? '', path, loadBeside(path));
		loaded.set(path, exported);
		return exported;
	};
	/** Own files as they were built, everything else as installed. */
	const loadBeside = (path: string) => {
		const require = createRequire(path);
		return (name: string): unknown =>
			name.startsWith('.') ? load(join(dirname(path), name)) : require(name);
	};
	return { exported: load(join(ROOT, BUNDLE)), metafile };
}

interface TwoClasses {
	One: new () => { limits: unknown };
	Two: new () => { limits: () => Promise<unknown> };
}

/** The sources that run as soon as the bundle is loaded. */
function loadedAtOnce({ inputs }: Metafile): string[] {
	const reached = new Set(['package.ts']);
	for (const path of reached) {
		for (const { path: imported, kind } of inputs[path]?.imports ?? []) {
			if (kind !== 'dynamic-import') reached.add(imported);
		}
	}
	return [...reached];
}

describe('the bundle', () => {
	let exported: unknown;
	let metafile: Metafile;

	beforeAll(async () => {
		({ exported, metafile } = await bundle());
	});

	it('contains every class that n8n loads', () => {
		const classes = CLASS_FILES.map((file) => posix.basename(file).replace(/\..*/, ''));
		expect(Object.keys(exported as object)).toEqual(expect.arrayContaining(classes));
		expect(Object.keys(exported as object).sort()).toEqual(
			[node, adminNode, pollingTrigger, trigger, credentials, selfClient, secret, token]
				.flatMap((module) => Object.keys(module))
				.sort(),
		);
	});

	it('contains the form generated from the operations, as data', () => {
		const { ZohoCliq } = exported as typeof node;
		expect(new ZohoCliq().description).toEqual(new node.ZohoCliq().description);
		const { ZohoCliqAdmin } = exported as typeof adminNode;
		expect(new ZohoCliqAdmin().description).toEqual(new adminNode.ZohoCliqAdmin().description);
		const { ZohoCliqPollingTrigger } = exported as typeof pollingTrigger;
		expect(new ZohoCliqPollingTrigger().description).toEqual(
			new pollingTrigger.ZohoCliqPollingTrigger().description,
		);
		const { ZohoCliqTrigger } = exported as typeof trigger;
		expect(new ZohoCliqTrigger().description).toEqual(new trigger.ZohoCliqTrigger().description);
		expect(Object.keys(metafile.inputs)).toContain('nodes/ZohoCliq/form/zohoCliq.evaluated.ts');
		expect(Object.keys(metafile.inputs)).not.toContain('nodes/ZohoCliq/form/nodeProperties.ts');
	});

	it('loads the operations only when the first of them runs', () => {
		const isOperation = (path: string) =>
			/^nodes\/ZohoCliq\/(?:resources|adminResources|trigger)\//.test(path);
		expect(loadedAtOnce(metafile)).toContain('nodes/ZohoCliq/cliq/permissions.ts');
		expect(loadedAtOnce(metafile).filter(isOperation)).toEqual([]);
		expect(Object.keys(metafile.inputs).filter(isOperation)).not.toEqual([]);
	});

	it('loads the lists behind the form only when the first of them is opened', () => {
		expect(loadedAtOnce(metafile)).not.toContain('nodes/ZohoCliq/cliq/client.ts');
		const { ZohoCliq } = exported as typeof node;
		const { methods } = new ZohoCliq();
		expect(Object.keys(methods.listSearch)).toEqual(Object.keys(listSearch));
		expect(Object.keys(methods.loadOptions)).toEqual(Object.keys(loadOptions));
		expect(Object.keys(methods.resourceMapping)).toEqual(Object.keys(resourceMapping));
	});
});

describe('the classes in a bundle', () => {
	const folder = mkdtempSync(join(tmpdir(), 'zoho-cliq-bundle-'));

	afterAll(() => {
		rmSync(folder, { recursive: true });
	});

	function source(name: string, code: string): string {
		writeFileSync(join(folder, name), code);
		return relative(ROOT, join(folder, name)).replaceAll('\\', '/');
	}

	it('share the state of a module, also when it is loaded later', async () => {
		source('limits.ts', 'export const limits = new Map();');
		const { exported } = await bundle([
			source(
				'One.node.ts',
				"import { limits } from './limits'; export class One { limits = limits; }",
			),
			source(
				'Two.credentials.ts',
				"export class Two { async limits() { return (await import('./limits')).limits; } }",
			),
		]);
		const { One, Two } = exported as TwoClasses;
		const later = await new Two().limits();
		expect(later).toBeDefined();
		expect(later).toBe(new One().limits);
	});
});

describe('the file of a class', () => {
	it.each(CLASS_FILES)('exports from the bundle: %s', (file) => {
		const required: string[] = [];
		const module: { exports?: unknown } = {};
		const require = (path: string) => {
			required.push(join(dirname(file), path));
			return 'the bundle';
		};
		runInNewContext(stub(file), { module, require });
		expect(module.exports).toBe('the bundle');
		expect(required).toEqual([BUNDLE]);
	});
});
