import type { AnswerOptions } from '../../../nodes/ZohoCliq/events/answer';
import { lastNodeAnswer, responseAnswer, textAnswer } from '../../../nodes/ZohoCliq/events/answer';
import { delugeScript, HANDLERS } from '../../../nodes/ZohoCliq/events/delugeScript';
import { EVENTS } from '../../../nodes/ZohoCliq/events/kinds';
import { itemOf } from '../../support/events';

const webhookBot: AnswerOptions = { connection: 'webhookBot', event: 'message' };
const deluge: AnswerOptions = { connection: 'deluge', event: 'message' };
const lastNode = (body: unknown, options = webhookBot, status = 200) =>
	lastNodeAnswer(status, body, 'Sorry, that did not work.', options);

describe('an answer with a text', () => {
	it('is in the form that its reader expects', () => {
		expect(textAnswer('**Hi**', webhookBot)).toEqual({ output: { text: '*Hi*' } });
		expect(textAnswer('**Hi**', deluge)).toEqual({ text: '*Hi*' });
		expect(textAnswer('*Hi*', { ...deluge, textFormat: 'cliq' })).toEqual({ text: '*Hi*' });
	});

	it.each(['', '  \n'])('of %j shows nothing', (text) => {
		expect(textAnswer(text, webhookBot)).toEqual({});
	});

	it('is cut where one message ends', () => {
		const { text } = textAnswer('word '.repeat(2000), deluge) as { text: string };
		expect(text.length).toBeLessThanOrEqual(5000);
		expect(text).toMatch(/word\n…$/);
	});

	it.each([
		...['{@all}', '{\\@all}', '{ @all}', '{{@all}}', '{&#64;all}', '{@scott@z.example}'],
		...['{#O1864232000000076001}', '{\\#O1}', '{ #O1}', '{&#35;O1}'],
	])('mentions nobody with %s', (text) => {
		const answer = JSON.stringify(textAnswer(`Hi ${text}`, webhookBot));
		expect(answer).not.toMatch(/\{\s*[@#]/);
		expect(answer).toMatch(/[@#]/);
	});

	it('mentions people if that is wanted', () => {
		const answer = textAnswer('Hi {@all}', { ...deluge, neutralizeMentions: false });
		expect(answer).toEqual({ text: 'Hi {@all}' });
	});
});

describe('the answer of the last node', () => {
	it.each([
		['an agent', { output: '**Hi**' }],
		['a chain', { text: '**Hi**' }],
		['a reply', { reply: '**Hi**', output: 'no', text: 'no' }],
		['a model', { message: { role: 'assistant', text: '**Hi**' } }],
		['a content', { content: '**Hi**', other: 1 }],
		['a text', '**Hi**'],
		['a list', [{ output: '**Hi**' }]],
	])('is the text of %s', (_what, body) => {
		expect(lastNode(body)).toMatchObject({ output: { text: '*Hi*' } });
	});

	it('is the text for failures if no item came out', () => {
		expect(lastNode([])).toEqual({ output: { text: 'Sorry, that did not work.' } });
	});

	it.each([[{}], [{ output: 5 }], [null], [undefined], [[{}]], [{ output: '' }], ['']])(
		'of %j is nothing',
		(body) => {
			expect(lastNode(body)).toEqual({});
		},
	);

	it('is a whole response if it is one, in which nobody is mentioned', () => {
		const response = { text: '**Hi**', card: { title: '{@all}', theme: 'modern-inline' } };
		const card = { title: '{\u200b@all}', theme: 'modern-inline' };
		expect(lastNode(response, deluge)).toEqual({ text: '*Hi*', card });
		expect(lastNode({ output: response }, deluge)).toEqual({ text: '*Hi*', card });
	});

	it('of a workflow that failed says so', () => {
		const failed = { message: 'Error in workflow' };
		expect(lastNode(failed, webhookBot, 500)).toEqual({
			output: { text: 'Sorry, that did not work.' },
		});
	});

	it('is nothing while the workflow waits', () => {
		const item = itemOf({ handler: 'message_handler', message: 'Hi', user: { id: '1' } });
		expect(lastNode(item)).toEqual({});
	});
});

describe('each handler answers only what it may', () => {
	const full = {
		text: 'Hi',
		suggestions: { list: [{ text: 'Yes' }] },
		context: { id: 'c', timeout: '60', params: [] },
	};
	const banner = { type: 'banner', text: 'Done', status: 'success' };

	it.each([
		['message', ['context', 'suggestions', 'text']],
		['menu', ['context', 'suggestions', 'text']],
		['context', ['context', 'suggestions', 'text']],
		['mention', ['text']],
		['welcome', ['suggestions', 'text']],
		['incomingWebhook', ['text']],
		['channel', ['text']],
		['command', ['text']],
		['button', ['text']],
		['call', []],
		['other', []],
	] as const)('%s: %j', (event, keys) => {
		const answer = responseAnswer(full, { connection: 'deluge', event });
		expect(Object.keys(answer).sort()).toEqual(keys);
	});

	it.each([
		['mention', banner],
		['button', banner],
		['welcome', { text: 'Done' }],
		['incomingWebhook', { text: 'Done' }],
	] as const)('%s: a banner', (event, expected) => {
		expect(responseAnswer(banner, { connection: 'deluge', event })).toEqual(expected);
	});

	it('an edited message only for buttons and forms', () => {
		const edit = { type: 'message_edit', text: 'New' };
		const answer = (event: AnswerOptions['event']) =>
			responseAnswer(edit, { connection: 'webhookBot', event });
		expect(answer('button')).toEqual({ output: edit });
		expect(answer('message')).toEqual({ output: { text: 'New' } });
	});
});

describe('the Deluge script', () => {
	it('exists for each event', () => {
		expect(Object.keys(HANDLERS)).toEqual([...EVENTS]);
	});

	it.each(EVENTS)('of %s sends an event that is read as such', (event) => {
		const script = delugeScript(event);
		expect(script).toContain('url :"PASTE-WEBHOOK-URL"');
		expect(script).toContain('headers:{"x-n8n-secret":"PASTE-SECRET"}');
		expect(script).toMatch(/return response;$/);
		// A map as `parameters` is sent as a form, in which nothing needs escaping.
		const fields = [...script.matchAll(/payload\.put\("(\w+)",(?:"(\w+)"|\w+\.toString\(\))\);/g)];
		const form = new URLSearchParams(
			fields.map(([, key = '', value]): [string, string] => [key, value ?? '{"id":"1"}']),
		);
		expect(itemOf(form.toString())).toMatchObject({ event, replyTo: {} });
	});

	it('never names a variable of its own like one of Cliq', () => {
		for (const event of EVENTS) {
			const { always, others = [] }: { always: readonly string[]; others?: readonly string[] } =
				HANDLERS[event];
			expect([...always, ...others]).not.toEqual(
				expect.arrayContaining([expect.stringMatching(/^(?:payload|answer|response|key)$/)]),
			);
		}
	});
});
