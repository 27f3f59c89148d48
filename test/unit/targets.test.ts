import type { INodeProperties } from 'n8n-workflow';

import type { Field } from '../../nodes/ZohoCliq/fields';
import { anyTarget, oneTarget, peopleTarget } from '../../nodes/ZohoCliq/messaging/target';
import {
	answer,
	clientOn,
	fakeN8n,
	itemParameters,
	problemOfCall,
	problemOfPromise,
} from '../support/fakeN8n';

interface HasFields {
	readonly fields: ReadonlyArray<Field<unknown>>;
}

const propertiesOf = ({ fields }: HasFields) => fields.map(({ property }) => property);

const modesOf = (field: INodeProperties | undefined) => field?.modes?.map(({ name }) => name);

describe('the fields for a target', () => {
	it.each([
		['user', ['list', 'email', 'id']],
		['channel', ['list', 'name', 'id']],
		['chat', ['list', 'id', 'email']],
		['bot', ['list', 'name']],
	])('%s can be given by %j', (name, modes) => {
		const field = propertiesOf(anyTarget).find((candidate) => candidate.name === name);
		expect(modesOf(field)).toEqual(modes);
		expect(field?.displayOptions).toEqual({ show: { sendTo: [name] } });
	});

	it('include bots only for uploads', () => {
		const names = (target: HasFields) => propertiesOf(target).map(({ name }) => name);
		expect(names(oneTarget)).toEqual(['sendTo', 'user', 'channel', 'chat']);
		expect(names(peopleTarget)).toEqual(['sendTo', 'sendTo', 'user', 'userIds', 'channel', 'chat']);
		expect(names(anyTarget)).toEqual(['sendTo', 'user', 'userIds', 'channel', 'chat', 'bot']);
	});

	it('have no patterns in their modes, because n8n would throw its own error on a mismatch', () => {
		for (const { modes = [] } of propertiesOf(anyTarget)) {
			for (const mode of modes) {
				expect(mode.extractValue ?? mode.validation).toBeUndefined();
			}
		}
	});

	it('reject a kind of target that the operation does not offer', () => {
		const parameters = itemParameters({ sendTo: 'bot' });
		expect(anyTarget.readType(parameters)).toBe('bot');
		expect(problemOfCall(() => peopleTarget.readType(parameters)).message).toBe(
			'"Send To" must be one of: user, users, channel, chat',
		);
	});
});

describe('a target', () => {
	it.each([
		['user', { mode: 'list', value: '55743307' }, '55743307'],
		['user', { mode: 'email', value: ' scott.fisher@zylker.com ' }, 'scott.fisher@zylker.com'],
		['user', { mode: 'id', value: 55743307 }, '55743307'],
		['user', 'scott.fisher@zylker.com', 'scott.fisher@zylker.com'],
		['channel', { mode: 'list', value: 'zylkermarketing' }, 'zylkermarketing'],
		['channel', { mode: 'name', value: 'zylkermarketing' }, 'zylkermarketing'],
		['chat', { mode: 'id', value: 'CT_1_2-T-3' }, 'CT_1_2-T-3'],
		['bot', { mode: 'name', value: 'supportbot' }, 'supportbot'],
	] as const)('%s %j needs no look-up', async (type, value, id) => {
		const n8n = fakeN8n();
		const find = anyTarget.read(itemParameters({ sendTo: type, [type]: value }), type);
		expect(await find(await clientOn(n8n))).toMatchObject([{ type, id }]);
		expect(n8n.requests).toEqual([]);
	});

	it.each([
		['user', { mode: 'email', value: 'scott.fisher' }, /"User" must be an email .* "scott.fisher"/],
		['user', { mode: 'email', value: 'a b@zylker.com' }, /"User" must be an email/],
		['user', { mode: 'list', value: '' }, /"User" must not be empty/],
		['chat', { mode: 'id', value: '..' }, /"Chat" must not be ".."/],
		['channel', { mode: 'name', value: '%2e%2E' }, /"Channel" must not be/],
		['bot', { mode: 'name', value: '.' }, /"Bot" must not be "."/],
	] as const)('%s %j is rejected before anything is sent', (type, value, message) => {
		const parameters = itemParameters({ sendTo: type, [type]: value });
		const problem = problemOfCall(() => anyTarget.read(parameters, type));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toMatch(message);
	});
});

describe('a channel given by its ID', () => {
	const parameters = itemParameters({
		sendTo: 'channel',
		channel: { mode: 'id', value: 'O1861' },
	});

	it.each([
		['bare', { unique_name: 'zylkermarketing' }],
		['under channel', { channel: { unique_name: 'zylkermarketing' } }],
	])('is looked up once per run, from a record %s', async (_what, body) => {
		const n8n = fakeN8n({ replies: [answer(200, body)] });
		const client = await clientOn(n8n);
		for (let item = 0; item < 3; item++) {
			const target = await anyTarget.read(parameters, 'channel')(client);
			expect(target).toEqual([{ type: 'channel', id: 'zylkermarketing' }]);
		}
		expect(n8n.requests.map(({ url }) => url)).toEqual([
			'https://cliq.zoho.com/api/v2/channels/O1861',
		]);
	});

	it('is rejected when it has no unique name', async () => {
		const client = await clientOn(fakeN8n({ replies: [answer(200, { name: 'x' })] }));
		const problem = await problemOfPromise(anyTarget.read(parameters, 'channel')(client));
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(problem.message).toContain('"O1861" is not a channel');
	});
});
