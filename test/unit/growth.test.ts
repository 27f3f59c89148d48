/** Everything that scans text from outside: its time must grow with the length only. */
import { readConnection } from '../../nodes/ZohoCliq/cliq/connection';
import { fileNameOf } from '../../nodes/ZohoCliq/cliq/download';
import { isTokenLock } from '../../nodes/ZohoCliq/cliq/explain/connection';
import { parseJson } from '../../nodes/ZohoCliq/cliq/json';
import { decodeMessageId, timeInMessageId } from '../../nodes/ZohoCliq/cliq/messageId';
import { byTime } from '../../nodes/ZohoCliq/cliq/byTime';
import { byToken, rowsOf } from '../../nodes/ZohoCliq/cliq/paging';
import { grants, parseScopes } from '../../nodes/ZohoCliq/cliq/scopes';
import { plainWords, Response, retryAfterSeconds } from '../../nodes/ZohoCliq/cliq/response';
import { redact } from '../../nodes/ZohoCliq/cliq/secrets';
import { cleanFileName, cleanMimeType } from '../../nodes/ZohoCliq/cliq/upload';
import { isSafeUrl, pathSegment, SAFE_BASE_URL } from '../../nodes/ZohoCliq/cliq/urls';
import { checkEmail, toList, toMilliseconds } from '../../nodes/ZohoCliq/fields';
import { splitIntoMessages } from '../../nodes/ZohoCliq/messaging/splitTable';
import { tableOf } from '../../nodes/ZohoCliq/messaging/table';
import { markdownToCliq } from '../../nodes/ZohoCliq/messaging/text/markdown';
import { splitText } from '../../nodes/ZohoCliq/messaging/text/splitText';
import { endpoint } from '../support/endpoints';
import { connected } from '../support/fakeN8n';
import { expectGrowthBelow } from '../support/growth';

const SMALL = 3_000;
/** 16 times the size: a quadratic scanner would take 256 times as long. */
const LARGE = SMALL * 16;
const LIMIT = 80;

type Scanner = readonly [
	what: string,
	input: (size: number) => string,
	scan: (text: string) => unknown,
];

/** A beginning, then units up to the size, then an end that makes the scanner give up. */
const many =
	(unit: string, begin = '', end = '') =>
	(size: number) =>
		begin + unit.repeat(Math.ceil(size / unit.length)) + end;

/** @returns a scanner that may refuse its input */
const tried = (scan: (text: string) => unknown) => (text: string) => {
	try {
		return scan(text);
	} catch {
		return undefined;
	}
};

const readResponse = (status: number) => (text: string) => {
	const response = new Response(status, { 'retry-after': text }, text, [
		'client-secret',
		'token-1',
	]);
	return [
		response.json,
		response.text,
		response.isThrottled,
		response.lacksScope,
		response.isUnknown,
	];
};
const inHeader = (text: string) => fileNameOf({ 'content-disposition': text });
const inTable = (text: string) =>
	tableOf([{ a: text, [text]: 1 }], [text, 'a'], (why) => new Error(why) as never);

const scanners: Scanner[] = [
	['JSON with a number of many digits and a fraction', many('9', '{"a":', '.5}'), parseJson],
	['JSON with a number of many digits and an exponent', many('9', '[', 'e5]'), parseJson],
	['JSON with an ID of many digits', many('9', '[', ']'), parseJson],
	['JSON with a long fraction', many('9', '[0.', ']'), parseJson],
	['JSON with many long IDs', many('1234567890123456789,', '[', '1]'), parseJson],
	['JSON with escapes', many('\\"', '[1234567890123456789,"', '"]'), parseJson],
	['an unclosed text', many('\\"', '[1234567890123456789,"'), parseJson],
	['a deep answer', (size) => '['.repeat(size) + ']'.repeat(size), readResponse(200)],
	['a wide answer', many('{"a":"\\u0041"},', '[', '1]'), readResponse(200)],
	['a refusal in HTML', many('<a '), readResponse(400)],
	['a refusal in scripts', many('<script>'), readResponse(404)],
	['a refusal about scopes', many('required '), readResponse(401)],
	['a refusal that is almost a code', many('not_', '{"code":"', '"}'), readResponse(400)],
	['webhook keys', many('zapikey='), redact],
	['almost tokens', many(`1000.${'a'.repeat(32)}.`), redact],
	['escapes of backslashes', many('\\u005c'), redact],
	['escapes without digits', many('\\u'), redact],
	['secrets', many('client-secre'), (text) => redact(text, ['client-secret'])],
	['words of a refusal', many('<script'), plainWords],
	[
		'Retry-After',
		many('9', '', 'x'),
		(text) => retryAfterSeconds(new Response(429, { 'retry-after': text }, ''), 0),
	],
	['what Zoho says about tokens', many('access'), isTokenLock],
	['scopes', many('ZohoCliq.', '', '!'), (text) => grants(parseScopes(text), text)],
	['many scopes', many(', \t'), parseScopes],
	['a base URL', many('a/', 'https://x/', '"'), (text) => SAFE_BASE_URL.test(text)],
	[
		'slashes of a custom URL',
		many('/', 'https://x.example', 'a'),
		(text) =>
			readConnection({
				...connected,
				dataCenter: 'custom',
				cliqUrl: text,
				accountsUrl: text,
				oauthTokenData: { access_token: 'x', callbackQueryString: { 'accounts-server': text } },
			}),
	],
	['a host', many('a.', 'https://', '@'), isSafeUrl],
	['a link', many('a?', 'https://x.example/', '\u0001'), isSafeUrl],
	['an ID for a path', many('%2e'), (text) => pathSegment('x', text)],
	['a message ID', many('%2'), (text) => decodeMessageId(text)],
	['the time in a message ID', many('1'), timeInMessageId],
	['a file name', many('"\\'), cleanFileName],
	['a MIME type', many('; a=b', 'a/b', ','), cleanMimeType],
	['Content-Disposition with names', many('filename='), inHeader],
	['Content-Disposition with quotes', many('\\"', 'attachment; filename="'), inHeader],
	['Content-Disposition with spaces', many(' ', 'filename*', 'x'), inHeader],
	['Content-Disposition with a character set', many("'", "filename*=utf-8'"), inHeader],
	['Content-Disposition with percent signs', many('%', "filename*=utf-8''"), inHeader],
	['a date', many('1'), tried((text) => toMilliseconds('x', text, 'UTC'))],
	[
		'an ISO date',
		many('0', '2026-01-31T09:00:00.'),
		tried((text) => toMilliseconds('x', text, 'UTC')),
	],
	[
		'a date with a zone',
		many('+01', '1 Jan 2026 '),
		tried((text) => toMilliseconds('x', text, 'UTC')),
	],
	[
		'an email address',
		many('a', '', '@@'),
		tried((text) => {
			checkEmail('x', text);
		}),
	],
	['a list of values', many(' ,'), (text) => toList('x', text)],
	['a table', many('a.', '', 'b'), inTable],
	['paragraphs to split', many('a.\n\n'), (text) => splitText(text, 500)],
	['white space to split', many(' \n', 'a', 'b'), (text) => splitText(text, 500)],
	['fences to split', many('```\n'), (text) => splitText(text, 500)],
	['combining characters to split', many('\u0301', 'e'), (text) => splitText(text, 500)],
	['links to split', many('[a]('), (text) => splitText(text, 500)],
	['links in brackets to split', many('[a]', '['), (text) => splitText(text, 500)],
	['long links to split', many('[a b](c '), (text) => splitText(text, 500)],
	['inline code to split', many('`` ` '), (text) => splitText(text, 500)],
	['emphasis to split', many('*a _b ~c* '), (text) => splitText(text, 500)],
	['unclosed emphasis to split', many(' *a'), (text) => splitText(text, 500)],
	['quotes to split', many('! a\n'), (text) => splitText(text, 500)],
	['one long quote to split', many('a ', '! '), (text) => splitText(text, 500)],
	['headings to split', many('# a\n'), (text) => splitText(text, 500)],
	['the spaces of a heading to split', many(' ', '# a'), (text) => splitText(text, 500)],
	['list markers to split', many('1. '), (text) => splitText(text, 500)],
	['mentions to split', many('{@a} {@'), (text) => splitText(text, 500)],
	['addresses to split', many('www.!'), (text) => splitText(text, 500)],
	['one long address to split', many('!', 'https://a'), (text) => splitText(text, 500)],
	['a table to split', many('|a|b|\n', '|a|b|\n|-|-|\n'), (text) => splitText(text, 500)],
	['pipes to split', many('|', '', '\n-'), (text) => splitText(text, 500)],
	['a table in a block to split', many('a|b\n', '```\na|b\n-|-\n'), (text) => splitText(text, 500)],
	['a rule to split', many('-', '```\na|b\n', 'x'), (text) => splitText(text, 500)],
	['sentences without spaces to split', many('。」'), (text) => splitText(text, 500)],
	['a text without a gap to split', many('a'), (text) => splitText(text, 500)],
	['backticks', many('`` ` '), markdownToCliq],
	['brackets', many('[a]('), markdownToCliq],
	['images and links', many('![[]'), markdownToCliq],
	['emphasis', many('*a **b _c '), markdownToCliq],
	['unclosed emphasis', many('**_'), markdownToCliq],
	['mentions', many('{@'), markdownToCliq],
	['angle brackets', many('<a:'), markdownToCliq],
	['addresses', many('www.'), markdownToCliq],
	['marks in an address', many('**_~~', '**https://x.y/'), markdownToCliq],
	['brackets in an address', many('()(', 'https://x.y/'), markdownToCliq],
	['named entities', many('&copy;&a'), markdownToCliq],
	['emphasis beside letters', many('**a:**b*c。*'), markdownToCliq],
	['a table with wide characters', many('|東京|👩‍👩‍👧\n', '|a|b|\n|-|-|\n'), markdownToCliq],
	['quotations', many('> '), markdownToCliq],
	['lists', many('- '), markdownToCliq],
	['references', many('[a]: b\n'), markdownToCliq],
	['table rows', many('|a', '|a|\n|-|\n'), markdownToCliq],
	['a table with many rows', many('|a|\n', '|a|\n|-|\n'), markdownToCliq],
	['entities', many('&#'), markdownToCliq],
	['rules', many('-', '', 'x'), markdownToCliq],
];

describe('the time grows with the length only:', () => {
	it.each(scanners)('%s', (_what, input, scan) => {
		const sizes = { small: input(SMALL), large: input(LARGE), times: 5 };
		expectGrowthBelow(LIMIT, sizes, scan);
	});

	const rows = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ id: `${index}`, time: index, text: 'x' }));
	const sizes = { small: rows(500), large: rows(500 * 16) };
	const asked = { cursor: undefined, limit: 100, max: Infinity };

	it.each([
		['by time', byTime(100, 'time', 'totime', 'fromtime')],
		['by token', byToken(100)],
	])('rows of a list %s', (_what, paging) => {
		expectGrowthBelow(LIMIT, sizes, (found) =>
			paging.parsePage({}, rowsOf({ data: found }, endpoint('chats.getMany')), asked),
		);
	});

	it('rows of a table', () => {
		expectGrowthBelow(LIMIT, sizes, (found) => {
			const table = tableOf(found, [], (why) => new Error(why) as never);
			splitIntoMessages(table, 'x', 50, 'x');
		});
	});
});
