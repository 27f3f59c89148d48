/** What a browser saw. */
export interface Seen {
	status: number;
	/** After redirects. */
	url: string;
	html: string;
}

/** What a person does on the page that a link leads to. */
export interface PageVisit {
	/** What is entered, by the names of the fields. */
	fields?: Record<string, string>;
	/** The label or value of the button to press; the first one by default. */
	button?: string;
	/** Whether to submit the page's form at all; `true` by default. */
	submit?: boolean;
}

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const PREVIEW = 'Mozilla/5.0 (compatible; ZohoCliq-LinkPreview/1.0)';

/**
 * Opens a link as a browser without scripts does, and submits the first form of the page.
 * @returns the pages, in order
 */
export async function open(url: string, visit: PageVisit = {}): Promise<Seen[]> {
	const first = await load(url, { headers: { 'user-agent': BROWSER, accept: 'text/html' } });
	const form = visit.submit === false ? undefined : formOf(first, visit);
	return form ? [first, await submit(form)] : [first];
}

/** Asks for a link as a preview does: by HEAD, then by GET, and runs nothing. */
export async function prefetch(url: string): Promise<Seen[]> {
	const headers = { 'user-agent': PREVIEW, accept: '*/*' };
	return [await load(url, { method: 'HEAD', headers }), await load(url, { headers })];
}

async function load(url: string, init: RequestInit): Promise<Seen> {
	const response = await fetch(url, init);
	return { status: response.status, url: response.url, html: await response.text() };
}

interface Form {
	method: string;
	action: string;
	multipart: boolean;
	values: Array<[string, string]>;
}

async function submit({ method, action, multipart, values }: Form): Promise<Seen> {
	const headers = { 'user-agent': BROWSER, accept: 'text/html' };
	if (method !== 'post') {
		const address = new URL(action);
		address.search = new URLSearchParams(values).toString();
		return await load(address.href, { headers });
	}
	const body = multipart ? new FormData() : new URLSearchParams();
	for (const [name, value] of values) body.append(name, value);
	return await load(action, { method: 'POST', headers, body });
}

/** The first form, filled in: of fields what is given, otherwise what the page has in them. */
function formOf({ html, url }: Seen, { fields = {}, button }: PageVisit): Form | undefined {
	const [, tag, inside] = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html) ?? [];
	if (tag === undefined || inside === undefined) return undefined;
	const { method = 'get', action = '', enctype = '' } = attributes(tag);
	const values = new Map<string, string>();
	for (const [, kind = '', rest = '', content = ''] of inside.matchAll(
		/<(input|textarea|select)\b([^>]*)>(?:([\s\S]*?)<\/\1>)?/gi,
	)) {
		const { name, value, type } = attributes(rest);
		const isOff = (type === 'checkbox' || type === 'radio') && !/\schecked\b/i.test(rest);
		if (name === undefined || isOff || type === 'submit') continue;
		values.set(name, kind === 'input' ? (value ?? '') : startOf(kind, content));
	}
	for (const [name, value] of Object.entries(fields)) values.set(name, value);
	const pressed = pressedButton(inside, button);
	if (pressed) values.set(...pressed);
	return {
		method: method.toLowerCase(),
		action: new URL(action, url).href,
		multipart: enctype.toLowerCase() === 'multipart/form-data',
		values: [...values],
	};
}

function startOf(kind: string, content: string): string {
	if (kind.toLowerCase() === 'textarea') return unescape(content);
	const options = [...content.matchAll(/<option\b([^>]*)>/gi)].map(([, tag = '']) => tag);
	const chosen = options.find((tag) => /\sselected\b/i.test(tag)) ?? options[0] ?? '';
	return attributes(chosen).value ?? '';
}

function pressedButton(inside: string, wanted: string | undefined): [string, string] | undefined {
	const buttons = [...inside.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/gi)].map(
		([, tag = '', label = '']) => ({
			...attributes(tag),
			label: unescape(label.replace(/<[^>]*>/g, '')).trim(),
		}),
	) as Array<Record<string, string | undefined>>;
	const pressed =
		wanted === undefined
			? buttons[0]
			: buttons.find(({ label, value }) => label === wanted || value === wanted);
	if (wanted !== undefined && !pressed) throw new Error(`The page has no button "${wanted}"`);
	return pressed?.name === undefined ? undefined : [pressed.name, pressed.value ?? ''];
}

function attributes(tag: string): Record<string, string | undefined> {
	const found = tag.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/g);
	return Object.fromEntries(
		[...found].map(([, name = '', double, single, bare]) => [
			name.toLowerCase(),
			unescape(double ?? single ?? bare ?? ''),
		]),
	);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescape(text: string): string {
	return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
		if (hex) return String.fromCodePoint(parseInt(String(hex), 16));
		if (decimal) return String.fromCodePoint(Number(decimal));
		return ENTITIES[String(name)] ?? whole;
	});
}
