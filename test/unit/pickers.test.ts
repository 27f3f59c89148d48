import type { IHttpRequestOptions } from 'n8n-workflow';

import type { CliqClient } from '../../nodes/ZohoCliq/cliq/client';
import type { Field, FieldContext } from '../../nodes/ZohoCliq/fields';
import {
	amongMembers,
	botChoice,
	botName,
	channelId,
	channelUniqueName,
	chatId,
	directChatId,
	email,
	memberId,
	messageId,
	multiPicker,
	people,
	threadId,
	toLocated,
	Unresolved,
	userId,
	userIdList,
	userIdText,
} from '../../nodes/ZohoCliq/fields';
import { reminderId } from '../../nodes/ZohoCliq/resources/reminder/fields';
import { teamId } from '../../nodes/ZohoCliq/resources/team/fields';
import { statusId } from '../../nodes/ZohoCliq/resources/userStatus/fields';
import { answer, asked, clientOn, fakeN8n, problemOfCall } from '../support/fakeN8n';

const CHANNEL = 'O1864232000000076001';
const CHAT = 'CT_2243173626687865223_87610291';
const channel = { channel_id: CHANNEL, unique_name: 'zylkermarketing', chat_id: CHAT };
const scott = { zuid: '55743307', user_id: '55743307', email_id: 'scott.fisher@zylker.com' };

/** A Cliq with one channel and one user. */
function zylker({ url }: IHttpRequestOptions) {
	const { pathname } = new URL(url);
	if (pathname.endsWith('/members')) return answer(200, { members: [scott] });
	if (pathname.endsWith('/users')) return answer(200, { data: [scott] });
	return answer(200, { channel });
}

const contextOf = ({ property }: Field<unknown>): FieldContext => ({
	label: property.displayName,
	prefix: '',
	zone: 'UTC',
});

const read = (field: Field<unknown>, raw: unknown) => field.read(raw, contextOf(field));

/** @returns what is sent to Cliq for a value, and the paths requested to look it up */
async function sentFor(field: Field<unknown>, raw: unknown, path: Record<string, string> = {}) {
	const n8n = fakeN8n({ cliq: (request) => Promise.resolve(zylker(request)) });
	const value = read(field, raw);
	const client: CliqClient = await clientOn(n8n);
	const wire: unknown = value instanceof Unresolved ? await value.resolve(client, path) : value;
	return { wire, lookups: n8n.requests.map((request) => asked(request).path) };
}

const located = (mode: string, value: unknown) => ({ mode, value });

const pickers: ReadonlyArray<readonly [string, Field<unknown>, string[]]> = [
	['bot', botName, ['list', 'name']],
	['channel', channelId, ['list', 'name', 'id']],
	['channel', channelUniqueName, ['list', 'name', 'id']],
	['chat', chatId, ['list', 'id', 'email', 'channel']],
	['chat', directChatId, ['list', 'id', 'email']],
	['message', messageId, ['list', 'id']],
	['reminder', reminderId, ['list', 'id']],
	['status', statusId, ['list', 'id']],
	['team', teamId, ['list', 'id']],
	['thread', threadId, ['list', 'id']],
	['user', memberId, ['list', 'email', 'id']],
	['user', userId, ['list', 'email', 'id']],
];

describe.each(pickers)('the picker of a %s', (name, field, modes) => {
	it('offers its modes, From List first', () => {
		expect(field.property).toMatchObject({ name, type: 'resourceLocator', required: true });
		expect(field.property.modes?.map((mode) => mode.name)).toEqual(modes);
		expect(field.property.default).toEqual({ mode: 'list', value: '' });
		expect(field.placement).toBe('form');
	});

	it('shows an example of what is typed, and sets no pattern, because n8n’s error for a mismatch explains nothing', () => {
		for (const { type, placeholder, validation, extractValue } of field.property.modes ?? []) {
			// Of a list, n8n says "Choose...".
			if (type !== 'list') expect(placeholder).toBeTruthy();
			expect(validation ?? extractValue).toBeUndefined();
		}
	});

	it.each([undefined, null, '', '  ', located('list', ''), located('id', '  ')])(
		'treats %j as empty',
		(raw) => {
			expect(read(field, raw)).toBeUndefined();
		},
	);

	it.each([
		['.', 'must not be "."'],
		[' .. ', 'must not be ".."'],
		['%2e%2E', 'must not be'],
		['\ud800', 'invalid character'],
		[Number('1234567890123456789'), 'pass it as text'],
		[{ id: 1 }, 'must be text'],
	])('rejects %j', (value, why) => {
		const problem = problemOfCall(() => read(field, located('list', value)));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain(`"${field.property.displayName}" `);
		expect(problem.message).toContain(why);
	});
});

describe('the value of a picker', () => {
	it.each([
		['from the list', located('list', '55743307'), 'list', '55743307'],
		['typed with surrounding spaces', located('id', ' CT_1 \n'), 'id', 'CT_1'],
		['as a number', located('id', 55743307), 'id', '55743307'],
		['as plain text from an AI agent', 'CT_1', undefined, 'CT_1'],
		['without a mode', located('', 'CT_1'), undefined, 'CT_1'],
		['with a mode that is not text', { mode: { toString: 1 }, value: 'CT_1' }, undefined, 'CT_1'],
		['without a value', { mode: 'id' }, 'id', ''],
	])('is read %s', (_what, raw, mode, value) => {
		expect(toLocated('Some Field', raw)).toEqual({ mode, value });
	});

	it.each([
		[located('id', Number('1234567890123456789')), 'pass it as text'],
		[located('id', { id: 1 }), 'must be text'],
	])('is rejected when it is %j', (raw, why) => {
		const problem = problemOfCall(() => toLocated('Some Field', raw));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain('"Some Field" ');
		expect(problem.message).toContain(why);
	});
});

describe('a channel', () => {
	const byName = '/api/v2/channelsbyname/zylkermarketing';
	const byId = `/api/v2/channels/${CHANNEL}`;

	it.each([
		['picked from the list', located('list', 'zylkermarketing'), [byName]],
		['given by name', located('name', 'zylkermarketing'), [byName]],
		['given by ID', located('id', CHANNEL), []],
		['given by ID without a mode', CHANNEL, []],
		['given by name without a mode', 'zylkermarketing', [byName]],
		['given by ID in the mode for names', located('name', CHANNEL), []],
		['given by ID in list mode, by an expression', located('list', CHANNEL), []],
	])('%s is sent as its ID when Cliq requires that', async (_what, raw, lookups) => {
		expect(await sentFor(channelId, raw)).toEqual({ wire: CHANNEL, lookups });
	});

	it.each([
		['picked from the list', located('list', 'zylkermarketing'), []],
		['given by ID', located('id', CHANNEL), [byId]],
		['given by ID without a mode', CHANNEL, [byId]],
	])('%s is sent as its unique name when Cliq requires that', async (_what, raw, lookups) => {
		expect(await sentFor(channelUniqueName, raw)).toEqual({ wire: 'zylkermarketing', lookups });
	});

	it.each([
		['given by name', located('channel', 'zylkermarketing'), byName],
		['given by ID', located('channel', CHANNEL), byId],
		['given by ID instead of a chat ID', located('id', CHANNEL), byId],
	])('%s is sent as its chat ID when Cliq requires that', async (_what, raw, lookup) => {
		expect(await sentFor(chatId, raw)).toEqual({ wire: CHAT, lookups: [lookup] });
	});
});

describe('an ID', () => {
	it.each([
		['chat', chatId],
		['direct chat', directChatId],
		['message', messageId],
		['reminder', reminderId],
		['status', statusId],
		['team', teamId],
		['thread', threadId],
		['user', userId],
	])('of a %s keeps all its digits and is trimmed', (_name, field) => {
		expect(read(field, located('id', ' 1234567890123456789\n'))).toBe('1234567890123456789');
	});
});

describe('an ID that Cliq writes in several ways', () => {
	it.each([
		['message', messageId],
		['thread', threadId],
		['chat', chatId],
	])('identifies the same %s', (_name, field) => {
		const id = '1599387839188_229293271789';
		expect(read(field, located('id', '1599387839188%20229293271789'))).toBe(id);
		expect(read(field, located('id', '1599387839188 229293271789'))).toBe(id);
		expect(read(field, id)).toBe(id);
	});
});

describe('a user', () => {
	const list = ['/api/v2/users'];
	const members = [`/api/v2/channels/${CHANNEL}/members`];

	it.each([
		['picked from the list', located('list', '55743307'), []],
		['given by ID', located('id', 55743307), []],
		['given by email', located('email', 'Scott.Fisher@zylker.com'), list],
		['given by email without a mode', 'scott.fisher@zylker.com', list],
		['given by email in the mode for IDs', located('id', 'scott.fisher@zylker.com'), list],
	])('%s is sent as the ZUID', async (_what, raw, lookups) => {
		expect(await sentFor(userId, raw)).toEqual({ wire: '55743307', lookups });
	});

	it('in a channel is looked up among its members, including guests', async () => {
		const raw = located('email', 'scott.fisher@zylker.com');
		expect(await sentFor(memberId, raw, { channel: CHANNEL })).toEqual({
			wire: '55743307',
			lookups: members,
		});
	});

	it('is rejected when the email address is invalid', () => {
		expect(problemOfCall(() => read(userId, located('email', 'scott'))).message).toBe(
			'"User" must be an email address like nathan@example.com, not "scott"',
		);
	});
});

describe('a user in a text field', () => {
	const field = userIdText({ name: 'person', label: 'Person', description: 'Who' });

	it.each([
		['an ID', ' 55743307\n', []],
		['a number', 55743307, []],
		['an email address', ' scott.fisher@zylker.com ', ['/api/v2/users']],
	])('is sent as the ZUID of %s', async (_what, raw, lookups) => {
		expect(await sentFor(field, raw)).toEqual({ wire: '55743307', lookups });
	});

	it.each([undefined, null, '', ' \n'])('is omitted for %j', (raw) => {
		expect(read(field, raw)).toBeUndefined();
	});

	it.each([
		['scott@', 'must be an email address like nathan@example.com, not "scott@"'],
		[{ id: 7 }, 'must be text'],
		[Number('1234567890123456789'), 'pass it as text'],
	])('is rejected when it is %j', (raw, why) => {
		const problem = problemOfCall(() => read(field, raw));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain('"Person" ');
		expect(problem.message).toContain(why);
	});
});

describe('an email address', () => {
	const field = email({ name: 'emailId', label: 'Email', description: 'Where to' });

	it('is sent without surrounding spaces', () => {
		expect(read(field, ' scott.fisher@zylker.com\n')).toBe('scott.fisher@zylker.com');
	});

	it.each(['scott', '@zylker.com', 'a b@zylker.com', 'a@b@c'])(
		'is rejected when it is %j',
		(raw) => {
			expect(problemOfCall(() => read(field, raw))).toMatchObject({
				kind: 'INVALID_INPUT',
				message: `"Email" must be an email address like nathan@example.com, not "${raw}"`,
			});
		},
	);
});

describe('a bot in a drop-down', () => {
	const field = botChoice({ name: 'postAsBot', label: 'Post as Bot', description: 'The bot.' });

	it('is loaded from Cliq, and explains how to use an expression', () => {
		expect(field.property).toMatchObject({
			displayName: 'Post as Bot',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getBots' },
			default: '',
		});
		expect(field.property.description).toMatch(
			/^The bot\. Choose from the list, or specify an ID using an expression\.$/,
		);
	});

	it('is sent with the chosen name', () => {
		expect(read(field, ' newsbot ')).toBe('newsbot');
		expect(problemOfCall(() => read(field, ['newsbot'])).message).toBe(
			'"Post as Bot" must be text',
		);
	});
});

describe('a multi-select picker', () => {
	const teams = multiPicker('Team', {
		name: 'teamIds',
		description: 'Only channels of these teams',
	});

	it('is a drop-down that says how to use an expression', () => {
		expect(teams.property).toMatchObject({
			name: 'teamIds',
			displayName: 'Team Names or IDs',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getTeams' },
			default: [],
		});
		expect(teams.property.description).toMatch(
			/^Only channels of these teams\. Choose from the list, or specify IDs using an expression\.$/,
		);
	});

	it.each([
		['a list of IDs', ['1', '2']],
		['a list of numbers', [1, 2]],
		['IDs separated by commas', '1, 2'],
		['IDs on separate lines', '1\n2\n'],
	])('accepts %s', (_what, raw) => {
		expect(read(teams, raw)).toEqual(['1', '2']);
	});

	it('accepts a single number', () => {
		expect(read(teams, 655249742)).toEqual(['655249742']);
	});

	it.each([undefined, null, '', [], [''], ' , '])('treats %j as empty', (raw) => {
		expect(read(teams, raw)).toBeUndefined();
	});

	it.each([
		[[{ id: 7 }], 'must be text'],
		[[Number('1234567890123456789')], 'pass it as text'],
	])('rejects %j', (raw, why) => {
		expect(problemOfCall(() => read(teams, raw)).message).toContain(why);
	});
});

describe('several users', () => {
	const about = { name: 'userIds', label: 'Users', description: 'Who' };
	const EMAIL = 'scott.fisher@zylker.com';

	it.each([
		['as a list', ['1', 2]],
		['separated by commas', '1, 2'],
		['on separate lines', '1\n2\n'],
		['repeatedly, as from several items', '1,2,1'],
	])('can be given %s', async (_what, raw) => {
		expect(await sentFor(userIdList(about), raw)).toEqual({ wire: ['1', '2'], lookups: [] });
	});

	it('given by email are looked up, in order', async () => {
		expect(await sentFor(userIdList(about), `7, ${EMAIL}`)).toEqual({
			wire: ['7', '55743307'],
			lookups: ['/api/v2/users'],
		});
	});

	it('given by email are looked up among a channel’s members when only those apply', async () => {
		const members = userIdList({ ...about, find: amongMembers });
		const found = await sentFor(members, EMAIL, { channel: CHANNEL });
		expect(found.wire).toEqual(['55743307']);
		expect(found.lookups).toEqual([`/api/v2/channels/${CHANNEL}/members`]);
	});

	it('given by email are sent as such when Cliq accepts emails', async () => {
		const found = await sentFor(people(about), ['7', EMAIL]);
		expect(found).toEqual({ wire: ['7', EMAIL], lookups: [] });
	});

	it.each(['', [], ' , '])('are omitted for %j', (raw) => {
		expect(read(people(about), raw)).toBeUndefined();
		expect(read(userIdList(about), raw)).toBeUndefined();
	});

	it.each([
		['Scott', 'must contain user IDs or email addresses, not "Scott"'],
		['7, scott@', 'must be an email address like nathan@example.com, not "scott@"'],
		[[{ id: 7 }], 'must be text'],
		[Number('1234567890123456789'), 'pass it as text'],
	])('are rejected when they are %j', (raw, why) => {
		for (const field of [people(about), userIdList(about)]) {
			const problem = problemOfCall(() => read(field, raw));
			expect(problem.kind).toBe('INVALID_INPUT');
			expect(problem.message).toContain(`"Users" `);
			expect(problem.message).toContain(why);
		}
	});

	it.each([people, userIdList])('are rejected when Cliq accepts fewer', (several) => {
		const few = several({ ...about, max: 2 });
		expect(read(few, '1,2')).toEqual(['1', '2']);
		expect(problemOfCall(() => read(few, '1,2,3')).message).toBe(
			'"Users" lists 3 people; the maximum is 2',
		);
	});
});
