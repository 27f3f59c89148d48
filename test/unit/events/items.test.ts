import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { CHANNEL_EVENTS } from '../../../nodes/ZohoCliq/events/kinds';
import { itemOf, RECEIVED_AT, sample } from '../../support/events';

const scott = {
	id: '123456',
	name: 'Scott Fisher',
	firstName: 'Scott',
	lastName: 'Fisher',
	email: 'scott.fisher@zylcal.com',
	timeZone: 'Asia/calcutta',
	language: 'en',
	isAdmin: true,
	organizationId: '123456456',
};
const CHAT = 'CD_1256246524399772951_1741337';
const SENT = '2019-09-26T17:58:10.703Z';

/** What each of Zoho's samples becomes, without what all have alike. */
const EXPECTED: Record<string, object> = {
	'bot-message_handler': {
		event: 'message',
		text: 'Hi',
		sentAt: '2021-01-11T07:47:20.458Z',
		sessionId: CHAT,
		chat: { id: CHAT, type: 'channel', title: 'Catalyst' },
		attachments: [{ name: 'File' }],
		mentions: [
			{ id: '123456', name: 'Scott Fisher', type: 'user', email: 'scott.fisher@zylcal.com' },
		],
		bot: { name: 'Sample', uniqueName: 'sample_unqi' },
	},
	'bot-mention_handler': {
		event: 'mention',
		text: 'Hi',
		sentAt: '2017-05-02T06:41:23.711Z',
		sessionId: 'CT_1256246524399772951_1741337',
		mentions: [{ id: 'b-1775998000015152705', name: 'Support Bot', type: 'bot' }],
	},
	'bot-participation_handler': { event: 'channel', operation: 'added', text: 'Hi', sentAt: SENT },
	'bot-welcome_handler': {
		event: 'welcome',
		isNewUser: true,
		text: '',
		// The event has no chat, only the id of it.
		sessionId: 'CT_2243226337559778047_661211447-B2',
	},
	'bot-action_handler': { event: 'menu', action: 'Say Hi', text: '', sentAt: SENT },
	'bot-context_handler': {
		event: 'context',
		context: { id: 'personal_details', answers: { name: 'scott', dept: 'CSE' } },
	},
	'bot-call_handler': {
		event: 'call',
		call: { id: '783719c0-54d1-423c-9033-588454522e9e', state: 'ringing' },
		sessionId: '123456',
	},
	'bot-incomingwebhook_handler': {
		event: 'incomingWebhook',
		request: {
			method: 'POST',
			headers: {},
			parameters: {},
			// More digits than a number has.
			body: expect.objectContaining({ messageId: '1616516783146113103' }) as object,
		},
	},
	'command-execution_handler': {
		event: 'command',
		command: {
			name: 'catalystquote',
			text: '',
			arguments: '',
			options: {},
			selections: [],
		},
		chat: { id: CHAT, type: 'channel', title: 'Sample', channelUniqueName: 'sample' },
		bot: {},
		replyTo: { userId: '123456', chatId: CHAT, chatType: 'channel', channelUniqueName: 'sample' },
	},
	// It comes with every key that a person presses.
	'command-suggestion_handler': { event: 'other' },
	'messageaction-execution_handler': {
		event: 'messageAction',
		text: 'Hi',
		messageAction: {
			name: 'Sample',
			messages: [
				expect.objectContaining({ text: 'Hi', sentAt: '2017-05-02T06:41:23.711Z' }) as object,
			],
		},
	},
	'function-button_handler': {
		event: 'button',
		text: 'Heres your button',
		button: {
			functionName: 'Sample',
			values: {},
			arguments: {},
			target: { hint: 'button_hint', name: 'button_name' },
		},
	},
	'function-form_handler': {
		event: 'form',
		form: {
			name: 'ID',
			values: expect.objectContaining({
				username: 'Harold Finch',
				'asset-type': { label: 'Mobile', value: 'mobile' },
			}) as object,
		},
	},
	'link_preview-preview_handler': {
		event: 'other',
		chat: expect.objectContaining({ channelId: 'O3261041256000451268' }) as object,
	},
};

describe("each of Zoho's sample events becomes a flat item", () => {
	const folder = join(__dirname, '../../support/events/samples');
	const names = readdirSync(folder).flatMap((name) => /^(.*)\.json$/.exec(name)?.[1] ?? []);

	it('which the table covers', () => {
		expect(Object.keys(EXPECTED).sort()).toEqual(names.sort());
	});

	it.each(Object.entries(EXPECTED))('%s', (name, expected) => {
		const item = itemOf(sample(name));
		expect(item).toMatchObject(expected);
		expect(item?.user).toEqual(scott);
		expect(item?.chatInput).toBe(item?.text);
		expect(item?.payload).toEqual(sample(name));
		// n8n reads these as the decision of a human review.
		expect(item).not.toHaveProperty('data');
		expect(item).not.toHaveProperty('approved');
	});

	it.each(Object.keys(EXPECTED))('%s, sent as a form', (name) => {
		const fields = Object.entries(sample(name)).map(([key, value]): [string, string] => [
			key,
			typeof value === 'string' ? value : JSON.stringify(value),
		]);
		const { payload, ...item } = itemOf(sample(name)) ?? {};
		expect(payload).toBeDefined();
		expect(itemOf(new URLSearchParams(fields).toString())).toMatchObject(item);
	});
});

describe('the address of a message', () => {
	const CHAT_ID = 'CT_2231796882690347967_654200107-B1';
	const addressed = (base_url: unknown, chat: object = { id: CHAT_ID }) =>
		itemOf({
			handler: { type: 'message_handler' },
			params: { environment: { base_url }, chat, message: { id: '1720154931280%20131017031760' } },
		})?.url;

	it('is below that of the organization or network', () => {
		const path = `/chats/${CHAT_ID}/messages/1720154931280_131017031760`;
		for (const place of ['company/654200107', 'network/zylkerpartners']) {
			const base = `https://cliq.zoho.com/${place}`;
			expect(addressed(base)).toBe(base + path);
		}
	});

	it.each([
		['no address of the organization', undefined, { id: CHAT_ID }],
		['an unsafe one', 'javascript:alert(1)//', { id: CHAT_ID }],
		['no chat', 'https://cliq.zoho.com/company/654200107', {}],
	])('is unknown with %s', (_, base, chat) => {
		expect(addressed(base, chat)).toBeUndefined();
	});
});

describe('a handler is recognized in every spelling', () => {
	it.each([
		['message_handler', 'message'],
		['mention_handler', 'mention'],
		['participation_handler', 'channel'],
		['welcome_handler', 'welcome'],
		['menu_handler', 'menu'],
		['action_handler', 'menu'],
		['context_handler', 'context'],
		['call_handler', 'call'],
		['alert_handler', 'call'],
		['incoming_webhook_handler', 'incomingWebhook'],
		['incomingwebhook_handler', 'incomingWebhook'],
		['button_handler', 'button'],
		['form_handler', 'form'],
		['form_submit_handler', 'form'],
		['message', 'message'],
		['incomingWebhook', 'incomingWebhook'],
		['messageAction', 'messageAction'],
		['command', 'command'],
		['unfurl_handler', 'other'],
		['constructor', 'other'],
		['__proto__', 'other'],
	])('%s is %s', (type, event) => {
		const { params } = sample('bot-welcome_handler');
		expect(itemOf({ handler: { type }, params })?.event).toBe(event);
		expect(itemOf({ ...params, handler: type })?.event).toBe(event);
	});
});

describe('the item of an event in a channel', () => {
	it.each(CHANNEL_EVENTS)('says that the operation is %s', (operation) => {
		const event = sample('bot-participation_handler');
		event.params.operation = operation;
		expect(itemOf(event)).toMatchObject({ event: 'channel', operation });
	});

	it('has the thread as its session, and replies go there', () => {
		const event = sample('bot-participation_handler');
		event.params.data = {
			time: 1569520690703,
			message: { id: '1569520690703%20229293271789', text: 'Hi' },
			thread_id: 'T_1',
		};
		expect(itemOf(event)).toMatchObject({
			sessionId: 'T_1',
			threadId: 'T_1',
			messageId: '1569520690703_229293271789',
			replyTo: {
				bot: 'sample_uniq',
				userId: '123456',
				chatId: CHAT,
				chatType: 'channel',
				messageId: '1569520690703_229293271789',
				threadId: 'T_1',
			},
		});
	});
});

describe('the text of a mention', () => {
	const mention = (text: string) => {
		const event = sample('bot-mention_handler');
		(event.params.message as { text: string }).text = text;
		return itemOf(event)?.text;
	};

	it.each([
		['@Support Bot how are you?', 'how are you?'],
		['  @support bot, hello', 'hello'],
		['{@b-1775998000015152705} hello', 'hello'],
		['@sample_uniq hello', 'hello'],
		['@Support Bots are many', '@Support Bots are many'],
		['ask @Support Bot', 'ask @Support Bot'],
	])('%j is %j', (sent, text) => {
		expect(mention(sent)).toBe(text);
	});
});

describe('who did it', () => {
	it('is whoever clicked, not whose message it is', () => {
		const event = sample('messageaction-execution_handler');
		const { user, ...params } = event.params;
		expect(user).toBeDefined();
		expect(itemOf({ ...event, params })?.user).toEqual({ id: '130720038' });
	});

	it('is the sender where the handler may not see the user', () => {
		const event = sample('bot-mention_handler');
		const { user, ...params } = event.params;
		expect(user).toBeDefined();
		expect(itemOf({ ...event, params })?.user).toMatchObject({ name: 'Scott Fisher' });
	});

	it('has an id with all its digits', () => {
		const raw = '{"handler":"message_handler","message":"Hi","user":{"id":1234567890123456789}}';
		expect(itemOf(raw)?.user.id).toBe('1234567890123456789');
		const form = new URLSearchParams({
			handler: 'message_handler',
			message: 'Hi',
			user: '{"id":1234567890123456789}',
		});
		expect(itemOf(form.toString())?.user.id).toBe('1234567890123456789');
	});
});

describe('what people write stays text', () => {
	it.each(['{"a":1}', '[1]', '1234567890123456789', 'true', '{"text":"x","sender":{"id":"1"}}'])(
		'%s',
		(message) => {
			const user = '{"id":"123456"}';
			const form = new URLSearchParams({ handler: 'message_handler', message, user });
			expect(itemOf(form.toString())).toMatchObject({ text: message, user: { id: '123456' } });
			expect(itemOf({ handler: 'message_handler', message, user })?.text).toBe(message);
		},
	);
});

describe('a script of a Deluge bot', () => {
	it('may say nothing of the handler', () => {
		expect(itemOf({ message: 'Hi', user: { id: '1' } })).toMatchObject({
			event: 'message',
			text: 'Hi',
			sessionId: '1',
			sentAt: new Date(RECEIVED_AT).toISOString(),
		});
	});

	it('sends the names of files only', () => {
		const item = itemOf({ handler: 'message_handler', message: '', attachments: '["a.png"]' });
		expect(item?.attachments).toEqual([{ name: 'a.png' }]);
	});

	it('passes on the parameters of an incoming webhook', () => {
		const item = itemOf({
			handler: 'incomingwebhook_handler',
			params: '{"a":"1"}',
			body: '{"b":2}',
		});
		expect(item).toMatchObject({
			event: 'incomingWebhook',
			request: { parameters: { a: '1' }, body: { b: 2 } },
		});
	});

	it('has the bot of the node', () => {
		const bot = { name: 'Helper', uniqueName: 'helper' };
		const item = itemOf({ handler: 'message_handler', message: 'Hi' }, { bot });
		expect(item).toMatchObject({ bot, replyTo: { bot: 'helper' } });
	});
});

describe('an item holds no secrets', () => {
	const SECRET = 'correct-horse-battery';
	const TOKEN = `1001.${'a'.repeat(32)}.${'b'.repeat(32)}`;

	it('of the headers and parameters of an incoming webhook', () => {
		const event = sample('bot-incomingwebhook_handler');
		event.params.headers = { Authorization: 'Bearer abc', 'X-Api-Key': 'k', Accept: '*/*' };
		event.params.params = { zapikey: TOKEN, appkey: 'a' };
		const item = itemOf(event);
		expect(item).toMatchObject({
			request: {
				headers: { Authorization: '***', 'X-Api-Key': '***', Accept: '*/*' },
				parameters: { zapikey: '***', appkey: 'a' },
			},
		});
		expect(JSON.stringify(item)).not.toMatch(/Bearer|1001\./);
	});

	it.each([
		['the own secret, anywhere', { message: `it is ${SECRET}` }, SECRET],
		['a token of Zoho', { message: `it is ${TOKEN}` }, TOKEN],
		['a signature in the body', { message: 'Hi', signature: 'c2ln' }, 'c2ln'],
	])('%s', (_what, body, secret) => {
		const item = itemOf({ handler: 'message_handler', ...body }, { secrets: [SECRET] });
		expect(item).toBeDefined();
		expect(JSON.stringify(item)).not.toContain(secret);
	});
});

describe('what is not an event', () => {
	it.each([
		['nothing', ''],
		['a list', '[{"handler":"message_handler"}]'],
		['a text', '"hello"'],
		['a number', '42'],
		['an empty object', '{}'],
		['an object without any sign of an event', '{"a":1}'],
		['HTML', '<html><body>x=1</body></html>'],
		['plain text', 'hello'],
		['deep nesting', `{"handler":"message_handler","a":${'['.repeat(300)}${']'.repeat(300)}}`],
		['a truncated body', '{"handler":"message_handler","message":'],
	])('%s is refused', (_what, raw) => {
		expect(itemOf(raw)).toBeUndefined();
	});

	it('is not an event of an unknown kind', () => {
		const event = { handler: { type: 'future_handler' }, type: 'bot', params: { news: [1] } };
		expect(itemOf(event)).toMatchObject({ event: 'other', text: '', payload: event });
	});
});
