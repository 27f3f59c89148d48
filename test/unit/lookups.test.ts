import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Response } from '../../nodes/ZohoCliq/cliq/response';
import { channelNameOf, memberIdOf, userIdOf } from '../../nodes/ZohoCliq/cliq/lookups';
import type { FakeN8n } from '../support/fakeN8n';
import { answer, asked, clientOn, fakeN8n, problemOfPromise } from '../support/fakeN8n';

const marketing = {
	channel_id: 'O1864232000000076001',
	unique_name: 'zylkermarketing',
	chat_id: 'CT_2243173626687865223_87610291',
};
const UNKNOWN = answer(404, { code: 'request_url_invalid', message: 'The URL is invalid' });

const paths = ({ requests }: FakeN8n) => requests.map((request) => asked(request).path);
const queries = ({ requests }: FakeN8n) => requests.map((request) => asked(request).query);

/** Responses by the requested path. */
function answering(answers: Readonly<Record<string, Response>>): FakeN8n {
	return fakeN8n({
		cliq: (request: IHttpRequestOptions) =>
			Promise.resolve(answers[asked(request).path] ?? UNKNOWN),
	});
}

describe('the name of a channel', () => {
	const byName = { by: 'uniqueName', value: 'zylkermarketing' } as const;
	const byId = { by: 'id', value: 'O1864232000000076001' } as const;

	it('is not looked up when it was given', async () => {
		const n8n = answering({});
		const client = await clientOn(n8n);
		expect(await channelNameOf(client, byName, 'uniqueName')).toBe('zylkermarketing');
		expect(await channelNameOf(client, byId, 'id')).toBe('O1864232000000076001');
		expect(n8n.requests).toEqual([]);
	});

	it.each([
		['bare', marketing],
		['in data', { data: marketing }],
		['in channel', { channel: marketing }],
		['with its ID under id', { ...marketing, id: marketing.channel_id, channel_id: undefined }],
	])('is looked up once per run for any key, from a record %s', async (_what, record) => {
		const n8n = answering({ '/api/v2/channelsbyname/zylkermarketing': answer(200, record) });
		const client = await clientOn(n8n);
		for (let item = 0; item < 3; item++) {
			expect(await channelNameOf(client, byName, 'id')).toBe('O1864232000000076001');
			expect(await channelNameOf(client, byName, 'chatId')).toBe(marketing.chat_id);
		}
		expect(paths(n8n)).toEqual(['/api/v2/channelsbyname/zylkermarketing']);
	});

	it('is looked up by ID when an ID was given', async () => {
		const n8n = answering({ '/api/v2/channels/O1864232000000076001': answer(200, marketing) });
		const name = await channelNameOf(await clientOn(n8n), byId, 'uniqueName');
		expect(name).toBe('zylkermarketing');
	});

	it('is found in the list when Cliq has no endpoint for names', async () => {
		const similar = { ...marketing, unique_name: 'zylkermarketingteam', channel_id: 'O2' };
		const n8n = answering({
			'/api/v2/channels': answer(200, { channels: [similar, marketing], has_more: false }),
		});
		const client = await clientOn(n8n);
		expect(await channelNameOf(client, byName, 'id')).toBe('O1864232000000076001');
		expect(queries(n8n)).toEqual([{}, { name: 'zylkermarketing', limit: '100' }]);
	});

	it('is unknown, in Cliq’s own words, when it is not in the list either', async () => {
		const n8n = answering({ '/api/v2/channels': answer(200, { channels: [] }) });
		const problem = await problemOfPromise(channelNameOf(await clientOn(n8n), byName, 'id'));
		expect(problem).toMatchObject({ kind: 'ENDPOINT_INVALID', code: 'request_url_invalid' });
		expect(problem.remedy).toContain(
			'"By Name" takes the unique name, for example zylkermarketing for #Zylker Marketing.',
		);
	});

	it('is looked up once per run when it is unknown', async () => {
		const n8n = answering({ '/api/v2/channels': answer(200, { channels: [] }) });
		const client = await clientOn(n8n);
		const problems = [];
		for (let item = 0; item < 3; item++) {
			problems.push(await problemOfPromise(channelNameOf(client, byName, 'id')));
		}
		expect(problems.map(({ kind }) => kind)).toEqual(Array(3).fill('ENDPOINT_INVALID'));
		expect(paths(n8n)).toEqual([
			'/api/v2/channelsbyname/zylkermarketing',
			'/api/v2/channels',
			'/api/v2/channels',
		]);
	});

	it('is looked up again when Cliq could not be reached', async () => {
		const answers = [answer(302, ''), answer(200, marketing)];
		const n8n = fakeN8n({ cliq: () => Promise.resolve(answers.shift() ?? UNKNOWN) });
		const client = await clientOn(n8n);
		expect((await problemOfPromise(channelNameOf(client, byId, 'chatId'))).httpStatus).toBe(302);
		expect(await channelNameOf(client, byId, 'chatId')).toBe(marketing.chat_id);
	});

	it('is not searched for in the list when an ID is unknown', async () => {
		const n8n = answering({ '/api/v2/channels': answer(200, { channels: [marketing] }) });
		const problem = await problemOfPromise(channelNameOf(await clientOn(n8n), byId, 'chatId'));
		expect(problem.kind).toBe('ENDPOINT_INVALID');
		expect(paths(n8n)).toEqual(['/api/v2/channels/O1864232000000076001']);
	});

	it('is not searched for in the list when Cliq refuses for another reason', async () => {
		const refusal = answer(403, { message: 'You do not have enough permission' });
		const n8n = answering({ '/api/v2/channelsbyname/zylkermarketing': refusal });
		const problem = await problemOfPromise(channelNameOf(await clientOn(n8n), byName, 'id'));
		expect(problem.kind).toBe('PERMISSION_DENIED');
		expect(n8n.requests).toHaveLength(1);
	});

	it.each([
		['id', 'an ID'],
		['chatId', 'a chat ID'],
	] as const)('is rejected when Cliq does not return its %s', async (wanted, called) => {
		const record = answer(200, { unique_name: 'zylkermarketing' });
		const n8n = answering({ '/api/v2/channelsbyname/zylkermarketing': record });
		const problem = await problemOfPromise(channelNameOf(await clientOn(n8n), byName, wanted));
		expect(problem).toMatchObject({
			kind: 'INVALID_INPUT',
			message: `"Channel" "zylkermarketing" is not a channel with ${called}`,
		});
	});
});

describe('the ID of a user', () => {
	const users = (...rows: object[]) => answering({ '/api/v2/users': answer(200, { data: rows }) });
	const scott = { zuid: '55743307', email_id: 'Scott.Fisher@zylker.com' };

	it('is looked up by email once per run, whatever the letter case', async () => {
		const n8n = users({ zuid: '1', email_id: 'not.scott.fisher@zylker.com' }, scott);
		const client = await clientOn(n8n);
		expect(await userIdOf(client, 'scott.fisher@zylker.com')).toBe('55743307');
		expect(await userIdOf(client, 'SCOTT.FISHER@zylker.com')).toBe('55743307');
		expect(queries(n8n)).toEqual([{ search: 'scott.fisher@zylker.com', limit: '100' }]);
	});

	it.each([
		['id', { id: '7', email_id: 'a@b.c' }],
		['user_id', { user_id: '7', email: 'a@b.c' }],
		['a number', { zuid: 7, email_id: 'a@b.c' }],
	])('is read from %s', async (_what, row) => {
		expect(await userIdOf(await clientOn(users(row)), 'a@b.c')).toBe('7');
	});

	it('keeps all its digits', async () => {
		const body = answer(200, '{"data":[{"zuid":1234567890123456789,"email_id":"a@b.c"}]}');
		const client = await clientOn(answering({ '/api/v2/users': body }));
		expect(await userIdOf(client, 'a@b.c')).toBe('1234567890123456789');
	});

	it('is rejected when Cliq does not list the user', async () => {
		const problem = await problemOfPromise(userIdOf(await clientOn(users()), 'a@b.c'));
		expect(problem).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"User" "a@b.c" does not match any user in Cliq',
		});
	});

	it('is looked up once per run when Cliq does not list the user', async () => {
		const n8n = users();
		const client = await clientOn(n8n);
		for (const email of ['a@b.c', 'A@b.c']) {
			expect((await problemOfPromise(userIdOf(client, email))).kind).toBe('INVALID_INPUT');
		}
		expect(n8n.requests).toHaveLength(1);
	});
});

describe('the ID of a channel member', () => {
	const members = (...rows: object[]) => answer(200, { members: rows });
	const channels = (one: Response, other = members()) =>
		answering({ '/api/v2/channels/O1/members': one, '/api/v2/channels/O2/members': other });

	it('is found among all members, who are listed once per run', async () => {
		const n8n = channels(
			members({ user_id: '7', email_id: 'A@b.c' }, { user_id: '8', email_id: 'guest@far.example' }),
		);
		const client = await clientOn(n8n);
		expect(await memberIdOf(client, 'O1', 'a@b.c')).toBe('7');
		expect(await memberIdOf(client, 'O1', 'Guest@far.example')).toBe('8');
		expect(paths(n8n)).toEqual(['/api/v2/channels/O1/members']);
	});

	it('is looked up separately in each channel', async () => {
		const other = members({ user_id: '9', email_id: 'nine@b.c' });
		const client = await clientOn(channels(members({ user_id: '7', email_id: 'a@b.c' }), other));
		await memberIdOf(client, 'O1', 'a@b.c');
		expect(await memberIdOf(client, 'O2', 'nine@b.c')).toBe('9');
	});

	it('is rejected for anyone who is not a member', async () => {
		const n8n = channels(members({ user_id: '', email_id: 'a@b.c' }, { user_id: '7' }));
		const problem = await problemOfPromise(memberIdOf(await clientOn(n8n), 'O1', 'a@b.c'));
		expect(problem).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"User" "a@b.c" is not a member of this channel',
		});
	});

	it('is looked up once per run and channel for anyone who is not a member', async () => {
		const n8n = channels(members());
		const client = await clientOn(n8n);
		for (const channel of ['O1', 'O1', 'O2']) {
			expect((await problemOfPromise(memberIdOf(client, channel, 'a@b.c'))).kind).toBe(
				'INVALID_INPUT',
			);
		}
		expect(paths(n8n)).toEqual(['/api/v2/channels/O1/members', '/api/v2/channels/O2/members']);
	});
});
