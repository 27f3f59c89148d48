import { toOutput } from '../../nodes/ZohoCliq/messaging/output';
import { fileOf } from '../support/fakeN8n';

const user = { type: 'user', id: 'scott@zylker.com' } as const;
const bot = { type: 'bot', id: 'supportbot' } as const;

describe('the output of a send', () => {
	it('contains success and the target, and no IDs that Cliq did not return', () => {
		expect(toOutput({ target: user, texts: [{}] })).toEqual({ success: true, sentTo: user });
	});

	it('contains the message ID, in one spelling and with its time, whatever its key', () => {
		const id = '1599387839188%20229293271789';
		const decoded = '1599387839188_229293271789';
		expect(toOutput({ target: user, texts: [{ message_id: id }] })).toEqual({
			success: true,
			sentTo: user,
			messageId: decoded,
			time: '2020-09-06T10:23:59.188Z',
		});
		expect(toOutput({ target: user, texts: [{ id }] })).toMatchObject({ messageId: decoded });
		expect(toOutput({ target: user, texts: [{ message_id: '' }] })).not.toHaveProperty('messageId');
	});

	it('contains the chat ID when Cliq returned it', () => {
		expect(toOutput({ target: user, texts: [{ chat_id: 'CT_1' }] })).toMatchObject({
			chatId: 'CT_1',
		});
	});

	it('begins with what the next node needs, and contains what is known of the target', () => {
		const target = { ...user, name: 'Scott Fisher', chatId: 'CT_2' };
		const id = '1599387839188_1';
		const output = toOutput({ target, texts: [{ extra: 1, id, message_id: id }] });
		expect(Object.keys(output)).toEqual([
			'success',
			'messageId',
			'chatId',
			'sentTo',
			'time',
			'extra',
		]);
		expect(output).toMatchObject({ chatId: 'CT_2', sentTo: { ...user, name: 'Scott Fisher' } });
		expect(toOutput({ target, texts: [{ chat_id: 'CT_1' }] }).chatId).toBe('CT_1');
	});

	it('keeps Cliq’s own fields, overridden by ours on a clash', () => {
		const texts = [{ success: 'maybe', sentTo: 'x', extra: { a: 1 } }];
		expect(toOutput({ target: user, texts })).toEqual({
			success: true,
			sentTo: user,
			extra: { a: 1 },
		});
	});

	it('lists the files with name, type and size', () => {
		const files = [fileOf('a.txt', ['x']), fileOf('b.png', ['yy'], { mimeType: 'image/png' })];
		expect(toOutput({ target: user, shares: [{}], files })).toEqual({
			success: true,
			sentTo: user,
			files: [
				{ name: 'a.txt', mimeType: 'text/plain', bytes: 1 },
				{ name: 'b.png', mimeType: 'image/png', bytes: 2 },
			],
		});
	});

	it('contains no message ID from sharing files', () => {
		const shares = [{ id: '1' }];
		expect(toOutput({ target: user, shares })).not.toHaveProperty('messageId');
	});
});

describe('the output of a split text', () => {
	it('contains every part, and the ID of the first', () => {
		const texts = [{ message_id: '1' }, {}, { message_id: '3', other: true }];
		expect(toOutput({ target: user, texts })).toEqual({
			success: true,
			sentTo: user,
			other: true,
			messageId: '1',
			parts: [{ messageId: '1' }, {}, { messageId: '3' }],
		});
	});

	it('contains no parts when it fits into one message', () => {
		expect(toOutput({ target: user, texts: [{}] })).not.toHaveProperty('parts');
	});
});

describe('the recipients of a bot message', () => {
	const details = (userId: string, id: string) => ({
		message_details: { [userId]: { chat_id: `CT_${userId}`, message_id: id } },
	});

	it.each([
		['a list', { user_ids: ['1', 2] }],
		['a text', { user_ids: '1, 2' }],
		['the other key', { userids: '1,2' }],
	])('are read from %s', (_what, answer) => {
		expect(toOutput({ target: bot, texts: [answer] }).recipients).toEqual([
			{ userId: '1' },
			{ userId: '2' },
		]);
	});

	it('are mapped to chat and message IDs when requested', () => {
		const texts = [
			{
				message_details: {
					'1': { chat_id: 'CT_1', message_id: '10%2011' },
					'2': { chat_id: 'CT_2', message_id: '20%2021' },
					'3': null,
				},
			},
		];
		const output = toOutput({ target: bot, texts });
		expect(output.recipients).toEqual([
			{ userId: '1', chatId: 'CT_1', messageId: '10_11' },
			{ userId: '2', chatId: 'CT_2', messageId: '20_21' },
			{ userId: '3' },
		]);
		// Of several people’s messages none is "the" message.
		expect(output).not.toHaveProperty('messageId');
	});

	it('include the message ID at the top level for a single recipient', () => {
		expect(toOutput({ target: bot, texts: [details('1', '10%2011')] })).toMatchObject({
			messageId: '10_11',
			chatId: 'CT_1',
			recipients: [{ userId: '1', chatId: 'CT_1', messageId: '10_11' }],
		});
	});

	it('include it too when a single recipient also got files', () => {
		const output = toOutput({
			target: bot,
			texts: [details('1', '10')],
			shares: [{ user_ids: ['1'] }],
			files: [fileOf('a.txt', ['x'])],
		});
		expect(output).toMatchObject({
			messageId: '10',
			chatId: 'CT_1',
			recipients: [{ userId: '1', chatId: 'CT_1', messageId: '10' }],
		});
	});

	it('include the ID of the first part of a split text, and of every part', () => {
		const texts = [details('1', '10'), details('1', '20')];
		expect(toOutput({ target: bot, texts })).toMatchObject({
			messageId: '10',
			recipients: [{ userId: '1', chatId: 'CT_1', messageId: '10' }],
			parts: [{ messageId: '10' }, { messageId: '20' }],
		});
	});

	it('are listed once each, over several requests', () => {
		const shares = [{ user_ids: ['1', '2'] }, { user_ids: ['2', '3'] }];
		expect(toOutput({ target: bot, shares }).recipients).toEqual([
			{ userId: '1' },
			{ userId: '2' },
			{ userId: '3' },
		]);
	});
});
