import { fieldsOf, filesOf, itemOnDisk, itemWith, sha256 } from './files';
import { asNewsBot, locator, toMarketing, toOlivia, useWorld } from './world';

const world = useWorld();

const oneFile = { items: [itemWith({ data: ['abc', 'a.txt'] })] };

function manyFiles(count: number) {
	return {
		items: [
			itemWith(
				Object.fromEntries(
					Array.from({ length: count }, (_, index) => [
						`f${index}`,
						['x', `${index}.txt`] as [string, string],
					]),
				),
			),
		],
	};
}

describe('uploading', () => {
	it.each([
		['a user', toOlivia, '/api/v2/buddies/olivia.palmer%40zylker.example/files'],
		['a channel', toMarketing, '/api/v2/channelsbyname/zylkermarketing/files'],
		['a bot', { sendTo: 'bot', ...asNewsBot }, '/api/v2/bots/newsbot/files'],
	])('shares a file with %s', async (_, target, path) => {
		const { items } = await world.run('file.upload', { ...target, comment: 'Look' }, oneFile);
		expect(items[0]?.json).toMatchObject({
			success: true,
			files: [{ name: 'a.txt', mimeType: 'text/plain', bytes: 3 }],
		});
		expect(world.sandbox.requests).toHaveLength(1);
		expect(world.sandbox.requests[0]?.path).toBe(path);
		expect(fieldsOf(world.sandbox.requests[0])).toEqual({ comments: '["Look"]' });
	});

	it('shares a file with a chat', async () => {
		const chat = world.sandbox.organization.chats.find(({ title }) => title === 'Launch Crew');
		await world.run(
			'file.upload',
			{ sendTo: 'chat', chat: locator('id', chat?.id ?? '') },
			oneFile,
		);
		expect(world.sandbox.requests[0]?.path).toBe(`/api/v2/chats/${chat?.id ?? ''}/files`);
		expect(world.sandbox.organization.files).toMatchObject([{ name: 'a.txt', chatId: chat?.id }]);
	});

	it('returns the recipients of a file sent by a bot', async () => {
		const { items } = await world.run('file.upload', { sendTo: 'bot', ...asNewsBot }, oneFile);
		const bot = world.sandbox.organization.bots.find(({ uniqueName }) => uniqueName === 'newsbot');
		expect(items[0]?.json.recipients).toEqual(bot?.subscribers.map((userId) => ({ userId })));
	});

	it('shares a file with one subscriber of a bot', async () => {
		await world.run(
			'file.upload',
			{ sendTo: 'bot', ...asNewsBot, options: { botSubscriber: '631831446' } },
			oneFile,
		);
		expect(fieldsOf(world.sandbox.requests[0])).toEqual({ user_id: '631831446' });
	});

	it('sends every byte of a file in memory and of one on disk', async () => {
		const bytes = Buffer.from(Array.from({ length: 700_001 }, (_, index) => index % 251));
		const inMemory = itemWith({ data: [bytes, 'memory.bin', 'application/octet-stream'] });
		const onDisk = await itemOnDisk(bytes, 'disk.pdf');
		const { items } = await world.run('file.upload', toOlivia, { items: [inMemory, onDisk] });
		expect(items.map(({ json }) => json.files)).toEqual([
			[{ name: 'memory.bin', mimeType: 'application/octet-stream', bytes: 700_001 }],
			[{ name: 'disk.pdf', mimeType: 'application/pdf', bytes: 700_001 }],
		]);
		expect(world.sandbox.organization.files.map((file) => file.sha256)).toEqual([
			sha256(bytes),
			sha256(bytes),
		]);
	});

	it('sends more than 10 files in several requests, in order', async () => {
		const { items } = await world.run(
			'file.upload',
			{ ...toMarketing, binaryPropertyNames: '*', comment: 'All' },
			manyFiles(23),
		);
		expect(world.sandbox.requests.map((request) => filesOf(request).length)).toEqual([10, 10, 3]);
		expect(world.sandbox.organization.files.map(({ name }) => name)).toEqual(
			Array.from({ length: 23 }, (_, index) => `${index}.txt`),
		);
		expect(world.sandbox.requests.map((request) => fieldsOf(request).comments)).toEqual([
			JSON.stringify(['All', ...Array<string>(9).fill('')]),
			undefined,
			undefined,
		]);
		expect(items[0]?.json.files).toHaveLength(23);
	});

	it('gives each file its own comment, which replaces the common one', async () => {
		await world.run(
			'file.upload',
			{
				...toMarketing,
				binaryPropertyNames: 'f0, f1',
				comment: 'Common',
				options: { comments: ['', 'Two\nlines'] },
			},
			manyFiles(3),
		);
		expect(fieldsOf(world.sandbox.requests[0]).comments).toBe('["Common","Two\\nlines"]');
	});

	it('keeps umlauts and emoji in file names, and replaces what could break a header', async () => {
		await world.run(
			'file.upload',
			{ ...toMarketing, binaryPropertyNames: 'a,b' },
			{ items: [itemWith({ a: ['1', 'Übersicht 🚀.txt'], b: ['2', 'a"b\\c\r\nX: y\u0000.txt'] })] },
		);
		expect(world.sandbox.organization.files.map(({ name }) => name)).toEqual([
			'Übersicht 🚀.txt',
			'a_b_c__X: y_.txt',
		]);
	});

	it('sends all options that Cliq accepts for the target', async () => {
		await world.run(
			'file.upload',
			{
				...toMarketing,
				options: {
					postAsBot: 'newsbot',
					senderName: 'Robot',
					senderImageUrl: 'https://example.com/r.png',
					markAsRead: true,
				},
			},
			oneFile,
		);
		expect(fieldsOf(world.sandbox.requests[0])).toEqual({
			bot_unique_name: 'newsbot',
			bot_name: 'Robot',
			bot_image: 'https://example.com/r.png',
			mark_as_read: 'true',
		});
	});

	it('names the parts "file" for the rest of the run when Cliq refuses "files"', async () => {
		world.sandbox.switches.filePartName = 'file';
		const { error } = await world.run('file.upload', toMarketing, {
			items: [...oneFile.items, ...oneFile.items],
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests.map((request) => filesOf(request)[0]?.[0])).toEqual([
			'files',
			'file',
			'file',
		]);
		expect(world.sandbox.organization.files).toHaveLength(2);
	});

	it('creates a file from text', async () => {
		const { items } = await world.run('file.upload', {
			...toMarketing,
			source: 'text',
			fileName: 'report.md',
			fileContent: '# Größe\r\nline',
		});
		expect(items[0]?.json.files).toEqual([
			{ name: 'report.md', mimeType: 'text/markdown', bytes: 15 },
		]);
		expect(world.sandbox.organization.files[0]?.sha256).toBe(sha256('# Größe\r\nline'));
	});
});

describe('checking files before an upload', () => {
	it.each([
		['a missing file', { binaryPropertyNames: 'report' }, 'The item has no binary field "report"'],
		['an empty file', { binaryPropertyNames: 'empty' }, '"empty.txt" is empty'],
		[
			'a file that is too large',
			{ options: { maxFileSizeMb: 0.000001 } },
			'"a.txt" is too large: 0.000 MB; the maximum is 0.000001 MB',
		],
		[
			'a file of another type',
			{ options: { allowedFileTypes: 'pdf, image/*' } },
			'"a.txt" (text/plain) has a type that is not allowed',
		],
	])('rejects %s', async (_, parameters, message) => {
		const items = [itemWith({ data: ['abc', 'a.txt'], empty: ['', 'empty.txt'] })];
		const { problem } = await world.fail(
			'file.upload',
			{ ...toMarketing, ...parameters },
			{ items },
		);
		expect(problem).toMatchObject({ kind: 'FILE_REJECTED', message, httpStatus: null });
		expect(world.sandbox.requests).toHaveLength(0);
	});

	it.each(['txt', '.TXT', 'text/plain', 'text/*', 'image/*,txt'])(
		'accepts a file allowed by "%s"',
		async (allowedFileTypes) => {
			const { error } = await world.run(
				'file.upload',
				{ ...toMarketing, options: { allowedFileTypes } },
				oneFile,
			);
			expect(error).toBeUndefined();
		},
	);

	it.each([
		[
			'more comments than files',
			{ options: { comments: ['a', 'b'] } },
			'"Comments" has 2 entries for 1 file',
		],
		['an empty field name', { binaryPropertyNames: ' ' }, '"Input Binary Field" must not be empty'],
		[
			'an invalid size',
			{ options: { maxFileSizeMb: 51 } },
			'"Max File Size (MB)" must be a number from 0 to 50',
		],
	])('reports an input error for %s', async (_, parameters, message) => {
		const { problem } = await world.fail('file.upload', { ...toMarketing, ...parameters }, oneFile);
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', message });
		expect(world.sandbox.requests).toHaveLength(0);
	});
});

describe('uploading as an AI agent tool', () => {
	it('shares a report written by the agent', async () => {
		const { response, error } = await world.engine.runAsTool({
			parameters: {
				resource: 'file',
				operation: 'upload',
				...toMarketing,
				fileName: "={{ $fromAI('name') }}",
				fileContent: "={{ $fromAI('content') }}",
			},
			input: { name: 'report.csv', content: 'a,b' },
		});
		expect(error).toBeUndefined();
		expect(response).toContain('"success":true');
		expect(world.sandbox.organization.files).toMatchObject([{ name: 'report.csv', size: 3 }]);
	});

	it('needs a name for the file', async () => {
		const { error } = await world.engine.runAsTool({
			parameters: { resource: 'file', operation: 'upload', ...toMarketing },
		});
		expect(error?.message).toContain('"File Name" must not be empty');
		expect(world.sandbox.requests).toEqual([]);
	});
});
