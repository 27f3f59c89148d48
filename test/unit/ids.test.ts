import type { IHttpRequestOptions } from 'n8n-workflow';

import type { CliqClient } from '../../nodes/ZohoCliq/cliq/client';
import {
	amongMembers,
	botName,
	channelId,
	channelUniqueName,
	chatId,
	directChatId,
	memberId,
	messageId,
	people,
	reminderId,
	several,
	statusId,
	teamId,
	threadId,
	userId,
} from '../../nodes/ZohoCliq/fields/ids';
import { Lookup } from '../../nodes/ZohoCliq/fields/inputs';
import type { Input } from '../../nodes/ZohoCliq/fields/inputs';
import { answer, asked, clientOn, fakeN8n, problemOfCall } from '../support/fakeN8n';

const CHANNEL = 'O1864232000000076001';
const CHAT = 'CT_2243173626687865223_87610291';
const channel = { channel_id: CHANNEL, unique_name: 'zylkermarketing', chat_id: CHAT };
const scott = { zuid: '55743307', user_id: '55743307', email_id: 'scott.fisher@zylker.com' };

/** A Cliq with one channel and one person in it. */
function zylker({ url }: IHttpRequestOptions) {
	const { pathname } = new URL(url);
	if (pathname.endsWith('/members')) return answer(200, { members: [scott] });
	if (pathname.endsWith('/users')) return answer(200, { data: [scott] });
	return answer(200, { channel });
}

const read = (input: Input, raw: unknown) => {
	const { name = '', displayName } = input.field;
	return input.read(raw, { name, displayName }, 'UTC');
};

/** @returns what Cliq is sent for a value, and the paths asked for to find it out */
async function sentFor(input: Input, raw: unknown, path: Record<string, string> = {}) {
	const n8n = fakeN8n({ cliq: (request) => Promise.resolve(zylker(request)) });
	const value = read(input, raw);
	const client: CliqClient = await clientOn(n8n);
	const wire = value instanceof Lookup ? await value.find(client, path) : value;
	return { wire, lookups: n8n.requests.map((request) => asked(request).path) };
}

const located = (mode: string, value: unknown) => ({ mode, value });

const pickers: ReadonlyArray<readonly [string, Input, string[]]> = [
	['bot', botName, ['list', 'name']],
	['channel', channelId, ['list', 'name', 'id']],
	['channel', channelUniqueName, ['list', 'name', 'id']],
	['chat', chatId, ['list', 'id', 'channel']],
	['chat', directChatId, ['list', 'id']],
	['message', messageId, ['list', 'id']],
	['reminder', reminderId, ['list', 'id']],
	['status', statusId, ['list', 'id']],
	['team', teamId, ['list', 'id']],
	['thread', threadId, ['list', 'id']],
	['user', memberId, ['list', 'email', 'id']],
	['user', userId, ['list', 'email', 'id']],
];

describe.each(pickers)('a picked %s', (name, input, modes) => {
	it('can be given in these ways', () => {
		expect(input.field).toMatchObject({ name, type: 'resourceLocator', required: true });
		expect(input.field.modes?.map((mode) => mode.name)).toEqual(modes);
		expect(input.field.default).toEqual({ mode: 'list', value: '' });
	});

	it('shows an example in every way, and no pattern: n8n’s own error for a mismatch says nothing', () => {
		for (const { placeholder, validation, extractValue } of input.field.modes ?? []) {
			expect(placeholder).toBeTruthy();
			expect(validation ?? extractValue).toBeUndefined();
		}
	});

	it.each([undefined, null, '', '  ', located('list', ''), located('id', '  ')])(
		'is none in %j',
		(raw) => {
			expect(read(input, raw)).toBeUndefined();
		},
	);

	it.each([
		['.', 'must not be "."'],
		[' .. ', 'must not be ".."'],
		['%2e%2E', 'must not be'],
		['\ud800', 'broken character'],
		[Number('1234567890123456789'), 'give it as text'],
		[{ id: 1 }, 'must be text'],
	])('cannot be %j', (value, why) => {
		const problem = problemOfCall(() => read(input, located('list', value)));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain(`"${input.field.displayName}" `);
		expect(problem.message).toContain(why);
	});
});

describe('a channel', () => {
	const byName = '/api/v2/channelsbyname/zylkermarketing';
	const byId = `/api/v2/channels/${CHANNEL}`;

	it.each([
		['picked', located('list', 'zylkermarketing'), [byName]],
		['by name', located('name', 'zylkermarketing'), [byName]],
		['by ID', located('id', CHANNEL), []],
		['by an ID without a way', CHANNEL, []],
		['by a name without a way', 'zylkermarketing', [byName]],
		['by an ID where a name belongs', located('name', CHANNEL), []],
		['by an ID in place of a pick, as an expression does', located('list', CHANNEL), []],
	])('%s becomes the ID where Cliq wants that', async (_what, raw, lookups) => {
		expect(await sentFor(channelId, raw)).toEqual({ wire: CHANNEL, lookups });
	});

	it.each([
		['picked', located('list', 'zylkermarketing'), []],
		['by ID', located('id', CHANNEL), [byId]],
		['by an ID without a way', CHANNEL, [byId]],
	])('%s becomes the unique name where Cliq wants that', async (_what, raw, lookups) => {
		expect(await sentFor(channelUniqueName, raw)).toEqual({ wire: 'zylkermarketing', lookups });
	});

	it.each([
		['by name', located('channel', 'zylkermarketing'), byName],
		['by ID', located('channel', CHANNEL), byId],
		['by ID where the chat’s belongs', located('id', CHANNEL), byId],
	])('%s becomes its chat where Cliq wants that', async (_what, raw, lookup) => {
		expect(await sentFor(chatId, raw)).toEqual({ wire: CHAT, lookups: [lookup] });
	});
});

describe('an id', () => {
	it.each([
		['chat', chatId],
		['direct chat', directChatId],
		['message', messageId],
		['reminder', reminderId],
		['status', statusId],
		['team', teamId],
		['thread', threadId],
		['user', userId],
	])('of a %s keeps all its digits, without spaces around', (_name, input) => {
		expect(read(input, located('id', ' 1234567890123456789\n'))).toBe('1234567890123456789');
	});
});

describe('an id that Cliq writes with %20', () => {
	it.each([
		['message', messageId],
		['thread', threadId],
		['chat', chatId],
	])('is the same %s either way', (_name, input) => {
		const decoded = '1599387839188 229293271789';
		expect(read(input, located('id', '1599387839188%20229293271789'))).toBe(decoded);
		expect(read(input, located('id', decoded))).toBe(decoded);
		expect(read(input, '1599387839188_229293271789')).toBe('1599387839188_229293271789');
	});
});

describe('a person', () => {
	const list = ['/api/v2/users'];
	const members = [`/api/v2/channels/${CHANNEL}/members`];

	it.each([
		['picked', located('list', '55743307'), []],
		['by ID', located('id', 55743307), []],
		['by email', located('email', 'Scott.Fisher@zylker.com'), list],
		['by an email without a way', 'scott.fisher@zylker.com', list],
		['by an email where an ID belongs', located('id', 'scott.fisher@zylker.com'), list],
	])('%s becomes the ZUID', async (_what, raw, lookups) => {
		expect(await sentFor(userId, raw)).toEqual({ wire: '55743307', lookups });
	});

	it('in a channel is looked for among its members, where guests are too', async () => {
		const raw = located('email', 'scott.fisher@zylker.com');
		expect(await sentFor(memberId, raw, { channel: CHANNEL })).toEqual({
			wire: '55743307',
			lookups: members,
		});
	});

	it('by something that is no email is refused', () => {
		expect(problemOfCall(() => read(userId, located('email', 'scott'))).message).toBe(
			'"User" must be an email address like scott.fisher@zylker.com, not "scott"',
		);
	});
});

describe('several', () => {
	const teams = several('Team', 'Only channels of these teams');

	it('are a drop-down that says what n8n wants said', () => {
		expect(teams.field).toMatchObject({
			displayName: 'Team Names or IDs',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getTeams' },
			default: [],
		});
		expect(teams.field.description).toMatch(
			/^Only channels of these teams\. Choose from the list, or specify IDs using an <a href=/,
		);
	});

	it.each([
		['picks', ['1', '2']],
		['numbers', [1, 2]],
		['commas', '1, 2'],
		['lines', '1\n2\n'],
	])('are taken from %s', (_what, raw) => {
		expect(read(teams, raw)).toEqual(['1', '2']);
	});

	it('may be one, a number', () => {
		expect(read(teams, 655249742)).toEqual(['655249742']);
	});

	it.each([undefined, null, '', [], [''], ' , '])('are none in %j', (raw) => {
		expect(read(teams, raw)).toBeUndefined();
	});

	it.each([
		[[{ id: 7 }], 'must be text'],
		[[Number('1234567890123456789')], 'give it as text'],
	])('cannot be %j', (raw, why) => {
		expect(problemOfCall(() => read(teams, raw)).message).toContain(why);
	});
});

describe('people', () => {
	const about = { displayName: 'Users', description: 'Who' };
	const EMAIL = 'scott.fisher@zylker.com';

	it.each([
		['an array', ['1', 2]],
		['commas', '1, 2'],
		['lines', '1\n2\n'],
		['doubles, as several items bring them', '1,2,1'],
	])('are taken from %s', async (_what, raw) => {
		expect(await sentFor(people(about), raw)).toEqual({ wire: ['1', '2'], lookups: [] });
	});

	it('by email are looked up, in their order', async () => {
		expect(await sentFor(people(about), `7, ${EMAIL}`)).toEqual({
			wire: ['7', '55743307'],
			lookups: ['/api/v2/users'],
		});
	});

	it('by email are looked up among a channel’s members where they are some', async () => {
		const found = await sentFor(people(about, { find: amongMembers }), EMAIL, { channel: CHANNEL });
		expect(found.wire).toEqual(['55743307']);
		expect(found.lookups).toEqual([`/api/v2/channels/${CHANNEL}/members`]);
	});

	it('by email stay as they are where Cliq takes emails', async () => {
		const found = await sentFor(people(about, { find: null }), ['7', EMAIL]);
		expect(found).toEqual({ wire: ['7', EMAIL], lookups: [] });
	});

	it.each(['', [], ' , '])('are nobody in %j', (raw) => {
		expect(read(people(about), raw)).toBeUndefined();
	});

	it.each([
		['Scott', 'must hold user IDs or email addresses, not "Scott"'],
		['7, scott@', 'must be an email address like scott.fisher@zylker.com, not "scott@"'],
		[[{ id: 7 }], 'must be text'],
		[Number('1234567890123456789'), 'give it as text'],
	])('cannot be %j', (raw, why) => {
		const problem = problemOfCall(() => read(people(about), raw));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain(`"Users" `);
		expect(problem.message).toContain(why);
	});

	it('are as many as Cliq takes at once', () => {
		const few = people(about, { max: 2 });
		expect(read(few, '1,2')).toEqual(['1', '2']);
		expect(problemOfCall(() => read(few, '1,2,3')).message).toBe(
			'"Users" names 3 people; Cliq takes 2 at most',
		);
	});
});
