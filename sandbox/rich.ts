import { extraKey, paramMissing, patternMismatch } from './answers';
import { checkBody, type Fields, isObject } from './fields';
import type { SandboxSwitches } from './switches';

// What a message may contain besides text, as documented by Zoho (v3 messagecards, messageformat, buttons, bots) and as
// reported live. Stated here again, deliberately not taken from the node: a wrong limit there must fail here.

/** An address that Cliq's clients load: https, or this machine for tests. */
const ADDRESS =
	/^(?:https:\/\/[^\s/?#@]+|http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?)(?:[/?#]\S*)?$/;

/** What a button opens: on the web what Zoho lists, in apps their own schemes; never code or files of the device. */
const WEB = /^(?:https?:\/\/[^\s/?#@]+(?:[/?#]\S*)?|(?:tel|sms|sip):\S+)$/i;
const APP =
	/^(?!(?:https?|javascript|vbscript|data|file|filesystem|blob|about|content):)[a-z][\w+.-]*:\S+$/i;

const CARDS: Readonly<Record<string, Fields>> = {
	'modern-inline': {
		theme: { type: 'string', required: true },
		title: { type: 'string', max: 200 },
		thumbnail: { type: 'string' },
		sections: { type: 'array' },
	},
	prompt: {
		theme: { type: 'string', required: true },
		title: { type: 'string', required: true, max: 200 },
	},
	poll: {
		theme: { type: 'string', required: true },
		title: { type: 'string', required: true, max: 200 },
		options: { type: 'array', required: true, max: 10 },
	},
};

const OPTION: Fields = { text: { type: 'string', required: true, max: 100 } };

const SECTION: Fields = {
	title: { type: 'string' },
	fields: { type: 'array', required: true },
};

const SECTION_FIELD: Fields = {
	title: { type: 'string', required: true },
	// It is required; nothing says that it must not be empty.
	value: { type: 'string' },
};

/** Input and button label are published as required; messages that work lack them or have `buttontext` [public senders]. */
const CONFIRM: Fields = {
	title: { type: 'string', required: true, max: 100 },
	description: { type: 'string', max: 100 },
	input: { type: 'string', max: 300 },
	emotion: { type: 'string', values: ['positive', 'neutral', 'negative'] },
	button_label: { type: 'string', max: 100 },
	buttontext: { type: 'string', max: 100 },
	cancel_button_label: { type: 'string', max: 100 },
	mandatory: { type: 'string', values: ['true', 'false'] },
};

const ACTION: Fields = {
	// `invoke.bot` is documented too, but rejected [reported live].
	type: {
		type: 'string',
		required: true,
		values: ['open.url', 'invoke.function', 'system.api', 'preview.url', 'copy'],
	},
	data: { type: 'object', required: true },
	confirm: { type: 'object', keys: CONFIRM },
};

const BUTTON: Fields = {
	label: { type: 'string', required: true, max: 20 },
	type: { type: 'string', values: ['+', '-'] },
	hint: { type: 'string', max: 100 },
	key: { type: 'string', max: 100 },
	// Published as required; messages that work lack it [public senders].
	action: { type: 'object', keys: ACTION },
};

const LINK = { type: 'string', max: 256 } as const;

const ACTION_DATA: Readonly<Record<string, Fields>> = {
	'open.url': { web: { ...LINK, required: true }, windows: LINK, iOS: LINK, android: LINK },
	'invoke.function': { name: { type: 'string', required: true }, owner: { type: 'string' } },
	'system.api': { api: { type: 'string', required: true } },
	'preview.url': { url: { type: 'string', required: true, max: 500 } },
	copy: { text: { type: 'string', required: true, max: 200 } },
};

const SYSTEM_API = /^(?:(?:audiocall|videocall|startchat|invite)\/\d+|locationpermission)$/;

const MAX_BUTTONS = 5;
/** For all slides together [spec, v3 bots], counted as JSON, their longest representation. */
const MAX_SLIDES_LENGTH = 10_000;

const LIST_STYLES = {
	type: {
		type: 'string',
		values: [
			...['disc', 'circle', 'square', 'decimal'],
			...['lower-alpha', 'upper-alpha', 'lower-roman', 'upper-roman'],
		],
	},
} as const satisfies Fields;

const SLIDES: Readonly<Record<string, Fields>> = {
	text: slide('string'),
	table: slide('object'),
	list: slide('array', { styles: { type: 'object', keys: LIST_STYLES } }),
	label: slide('array'),
	images: slide('array'),
	percentage_chart: slide('array', {
		styles: {
			type: 'object',
			keys: { preview: { type: 'string', values: ['pie', 'doughnut', 'semi_doughnut'] } },
		},
	}),
	graph: slide('array', {
		styles: {
			type: 'object',
			keys: {
				preview: { type: 'string', values: ['vertical_bar', 'vertical_stacked_bar', 'trend'] },
				x_axis: { type: 'string', max: 20 },
				y_axis: { type: 'string', max: 20 },
			},
		},
	}),
};

const TABLE: Fields = {
	headers: { type: 'array', required: true },
	rows: { type: 'array', required: true },
	styles: { type: 'object' },
};

const GRAPH_SERIES: Fields = {
	category: { type: 'string', required: true, max: 20 },
	values: { type: 'array', required: true, max: 20 },
};

function slide(data: 'string' | 'object' | 'array', more: Fields = {}): Fields {
	return {
		type: { type: 'string', required: true },
		title: { type: 'string' },
		data: { type: data, required: true },
		...more,
	};
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Checks the rich content of a message against the rules of Cliq.
 * @throws Refusal
 */
export function checkRich(body: Json, switches: SandboxSwitches): void {
	const { card, buttons = [], slides = [] } = body;
	if (isObject(card)) checkCard(card, switches);
	if (!Array.isArray(buttons) || !Array.isArray(slides)) return;
	if (buttons.length > MAX_BUTTONS) throw patternMismatch('buttons', 'must have at most 5 entries');
	if (isObject(card) && card.theme === 'prompt' && buttons.length === 0)
		throw paramMissing('buttons');
	each(buttons, 'buttons', (entry) => {
		checkButton(entry, switches);
	});
	each(slides, 'slides', (entry) => {
		checkSlide(entry, switches);
	});
	if (slides.length > 0 && JSON.stringify(slides).length > MAX_SLIDES_LENGTH) {
		throw patternMismatch('slides', 'must have at most 10000 characters');
	}
}

function checkCard(card: Json, switches: SandboxSwitches): void {
	// They are next to the card, not in it [reported live].
	if ('buttons' in card) throw extraKey('buttons');
	const fields = kindOf(card, 'theme', CARDS);
	checkBody(card, fields, switches);
	if (card.thumbnail !== undefined) checkAddress('thumbnail', card.thumbnail);
	if (Array.isArray(card.options)) {
		if (card.options.length < 2) throw patternMismatch('options', 'must have at least 2 entries');
		each(card.options, 'options', (option) => {
			checkBody(option, OPTION, switches);
		});
	}
	each(card.sections ?? [], 'sections', (section) => {
		checkBody(section, SECTION, switches);
		each(section.fields, 'fields', (field) => {
			checkBody(field, SECTION_FIELD, switches);
			if (field.value === undefined) throw paramMissing('value');
		});
	});
}

function checkButton(button: Json, switches: SandboxSwitches): void {
	checkBody(button, BUTTON, switches);
	const { action } = button;
	if (!isObject(action)) return;
	const data = isObject(action.data) ? action.data : {};
	checkBody(data, kindOf(action, 'type', ACTION_DATA), switches);
	if (data.url !== undefined) checkAddress('url', data.url);
	checkOpened('web', data.web, [WEB]);
	for (const key of ['windows', 'iOS', 'android']) checkOpened(key, data[key], [WEB, APP]);
	if (typeof data.api === 'string' && !SYSTEM_API.test(data.api)) {
		throw patternMismatch('api', 'must be a system action with a user id');
	}
}

function checkSlide(entry: Json, switches: SandboxSwitches): void {
	checkBody(entry, kindOf(entry, 'type', SLIDES), switches);
	const { type, data } = entry;
	// An empty list is fine [public senders].
	if (type !== 'list' && Array.isArray(data) && data.length === 0) throw paramMissing('data');
	if (type === 'table') checkTable(data, switches);
	if (type === 'list') each(data, 'data', undefined, isText);
	if (type === 'label') each(data, 'data', checkLabel);
	if (type === 'images') {
		each(data, 'data', undefined, (image) => {
			checkAddress('data', image);
			return true;
		});
	}
	if (type === 'percentage_chart') checkPoints(data, 5);
	if (type === 'graph') {
		if (Array.isArray(data) && data.length > 5)
			throw patternMismatch('data', 'has too many entries');
		each(data, 'data', (series) => {
			checkBody(series, GRAPH_SERIES, switches);
			checkPoints(series.values, 20);
		});
	}
}

/** Every row has a text, and nothing else, for every header [spec]. */
function checkTable(data: unknown, switches: SandboxSwitches): void {
	checkBody(data, TABLE, switches);
	if (!isObject(data)) return;
	const headers = Array.isArray(data.headers) ? (data.headers as unknown[]) : [];
	each(headers, 'headers', undefined, (header) => isText(header) && header !== '');
	if (headers.length === 0) throw paramMissing('headers');
	if (new Set(headers).size !== headers.length) throw patternMismatch('headers', 'must differ');
	each(data.rows, 'rows', (row) => {
		const keys = Object.keys(row);
		const stray = keys.find((key) => !headers.includes(key));
		if (stray !== undefined) throw extraKey(stray);
		if (keys.length !== headers.length) throw patternMismatch('rows', 'must match the headers');
		if (!Object.values(row).every(isText)) throw patternMismatch('rows', 'must hold texts');
	});
}

/** `{ label, value }` or `{ Key: Value }`: the documents differ. */
function checkLabel(entry: Json): void {
	const values = Object.values(entry);
	if (values.length === 0 || !values.every(isText))
		throw patternMismatch('data', 'must hold texts');
}

function checkPoints(points: unknown, most: number): void {
	if (!Array.isArray(points) || points.length === 0) throw paramMissing('value');
	if (points.length > most) throw patternMismatch('data', `must have at most ${most} entries`);
	each(points, 'data', ({ label, value }) => {
		if (!isText(label) || label === '' || label.length > 20) {
			throw patternMismatch('label', 'must be a text of at most 20 characters');
		}
		if (typeof value !== 'number') throw patternMismatch('value', 'must be a number');
	});
}

function kindOf(entry: Json, key: string, kinds: Readonly<Record<string, Fields>>): Fields {
	const kind = entry[key];
	if (kind === undefined) throw paramMissing(key);
	const fields = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
	if (!fields) throw patternMismatch(key, `must be one of ${Object.keys(kinds).join(', ')}`);
	return fields;
}

/** Checks each entry of a list: objects by `check`, other values by `fits`. */
function each(
	list: unknown,
	name: string,
	check: ((entry: Record<string, unknown>) => void) | undefined,
	fits: (entry: unknown) => boolean = isObject,
): void {
	for (const entry of Array.isArray(list) ? (list as unknown[]) : []) {
		if (!fits(entry)) throw patternMismatch(name, 'holds an entry of another kind');
		if (check && isObject(entry)) check(entry);
	}
}

function checkOpened(name: string, value: unknown, kinds: readonly RegExp[]): void {
	if (value === undefined || (isText(value) && kinds.some((kind) => kind.test(value)))) return;
	throw patternMismatch(name, 'must be an address that a button can open');
}

function checkAddress(name: string, value: unknown): void {
	if (!isText(value) || !ADDRESS.test(value)) throw patternMismatch(name, 'must be an https URL');
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}
