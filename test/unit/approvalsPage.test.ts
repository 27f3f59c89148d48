import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ZohoCliqOAuth2Api } from '../../credentials/ZohoCliqOAuth2Api.credentials';
import { ZohoCliq } from '../../nodes/ZohoCliq/ZohoCliq.node';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/approvals.md');

/** What n8n shows. */
const LABELS_OF_N8N = ['Executions', 'Human review', 'If', 'Loop Over Items', 'Settings', 'Tool'];
/** The buttons in Cliq. */
const BUTTONS = ['Approve', 'Decline'];
const WORDS_OF_N8N = ['Invalid Form Link', 'Invalid token', 'No action required'];

/** Permissions and other choices are inside, whatever the depth. */
function labelsIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(labelsIn);
	if (typeof value !== 'object' || value === null) return [];
	const { displayName, name } = value as { displayName?: unknown; name?: unknown };
	const own = [displayName, name].filter((label) => typeof label === 'string');
	return [...own, ...Object.values(value).flatMap(labelsIn)];
}

/** The sources of what people read: errors, hints and pages. */
function sources(folder: string): string {
	return readdirSync(join(root, folder), { withFileTypes: true })
		.map((entry) => join(folder, entry.name))
		.map((path) => (path.endsWith('.ts') ? read(path) : sources(path)))
		.join('\n');
}

const found = (pattern: RegExp) => [...page.matchAll(pattern)].map(([, text = '']) => text);

describe('docs/approvals.md', () => {
	it('names only labels that there are', () => {
		const { description } = new ZohoCliq();
		const labels = new Set([
			...labelsIn(description.properties),
			...labelsIn(new ZohoCliqOAuth2Api().properties),
			...LABELS_OF_N8N,
			...BUTTONS,
		]);
		const named = found(/(?<![\w])_([A-Z][^_\n]*)_(?![\w])/g);
		expect(named.length).toBeGreaterThan(30);
		expect(named.filter((label) => !labels.has(label))).toEqual([]);
	});

	it('quotes only what the node says', () => {
		const said = sources('nodes/ZohoCliq/resources/message/sendAndWait');
		const [, table = ''] = page.split('## Troubleshooting');
		const operation = read('nodes/ZohoCliq/resources/message/sendAndWait.ts');
		const quoted = [...table.matchAll(/^\|[^|\n]*?"([^"|\n]+)"/gm)].map(([, text = '']) => text);
		expect(quoted.length).toBeGreaterThan(5);
		const unsaid = quoted.filter((text) => !(said + operation).includes(text));
		expect(unsaid.filter((text) => !WORDS_OF_N8N.includes(text))).toEqual([]);
	});

	it('names the least n8n that the error names', () => {
		const links = read('nodes/ZohoCliq/resources/message/sendAndWait/links.ts');
		const [, least = ''] = /needs (\d+\.\d+) or newer/.exec(links) ?? [];
		expect(page).toContain(`n8n ${least} or newer`);
	});
});
