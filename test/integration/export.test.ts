import { readBinary } from '../support/engine';
import { locator, useWorld } from './world';

const world = useWorld({ history: true });

describe('an export', () => {
	it('asks for CSV and returns a row for each line, whatever is in it', async () => {
		const [first] = world.sandbox.organization.chats.filter(({ type }) => type === 'chat');
		if (first) first.title = 'Launch, "the" crew\nBerlin';
		const { items, error } = await world.run('export.getChats', {
			options: { fields: ['title', 'chat_id'] },
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toContainEqual({
			title: 'Launch, "the" crew\nBerlin',
			chat_id: first?.id,
		});
		const [{ path, query, headers } = {}] = world.sandbox.requests;
		expect({ path, query, type: headers?.['content-type'] }).toEqual({
			path: '/maintenanceapi/v2/chats',
			query: { fields: 'title,chat_id' },
			type: 'text/csv',
		});
	});

	it.each([
		['list', 'getChats'],
		['data', 'getChannels'],
	])('reads JSON too, in "%s"', async (envelope, operation) => {
		const body = JSON.stringify({ [envelope]: [{ name: 'A', id: '1277744317795524707' }] });
		const headers = { 'content-type': 'application/json' };
		world.sandbox.answerNext({ path: /maintenanceapi/, headers, body });
		const { items } = await world.run(`export.${operation}`, {});
		expect(items.map(({ json }) => json)).toEqual([{ name: 'A', id: '1277744317795524707' }]);
	});

	it('streams into a file', async () => {
		const { items, error } = await world.run('export.getChannels', { exportAs: 'file' });
		expect(error).toBeUndefined();
		const [{ json, binary } = { json: {} }] = items;
		expect(json).toMatchObject({ success: true, fileName: 'export.csv' });
		expect(binary?.data).toMatchObject({ fileName: 'export.csv', mimeType: 'text/csv' });
		const content = binary?.data && (await readBinary(binary.data)).toString();
		expect(content).toMatch(/^name,channel_id,creation_time,/);
	});

	it('refuses a page in place of data', async () => {
		world.sandbox.answerNext({ path: /maintenanceapi/, body: '<html>Sign in</html>' });
		const { problem } = await world.fail('export.getChats', {});
		expect(problem.kind).toBe('UNKNOWN_ERROR');
	});

	it('of messages continues by token, also for chats of others', async () => {
		const { organization } = world.sandbox;
		const other = organization.chats.find(
			({ type, members }) => type === 'dm' && !members.includes(organization.connectedUserId),
		);
		const [sender] = organization.users;
		if (!other || !sender) throw new Error('The sandbox needs a chat of others');
		for (let count = 0; count < 120; count++) {
			organization.addMessage({
				chatId: other.id,
				to: { type: 'chat', id: other.id },
				text: `Message ${count}`,
				sender,
			});
		}
		const chat = locator('id', other.id);
		const { items } = await world.run('export.getMessages', { chat, returnAll: true });
		expect(items).toHaveLength(120);
		expect(world.sandbox.requests).toHaveLength(2);
	});

	it('is explained as one for administrators only', async () => {
		const ryan = world.sandbox.organization.findUser('ryan.west@zylker.example')?.id ?? '';
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ userId: ryan }) } });
		const { problem } = await world.fail('export.getChats', {});
		expect(problem.description).toContain('Only administrators of your organization');
	});
});
