import { itemWith } from './files';
import { locator, toMarketing, useWorld } from './world';

const world = useWorld({ switches: { thresholds: false } });

const ofMarketing = { chat: locator('channel', 'zylkermarketing') };

/** Messages in the channel with an occasional file. */
function history(messages: number, filesEvery: number): void {
	const { organization } = world.sandbox;
	const channel = organization.channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing');
	for (let index = 0; index < messages; index++) {
		const isFile = index % filesEvery === 0;
		organization.addMessage(
			{
				chatId: channel?.chatId ?? '',
				to: { type: 'channel', id: channel?.id ?? '' },
				text: isFile ? `file ${index}` : 'chatter',
				sender: { id: '631831446', name: 'Olivia Palmer' },
			},
			isFile
				? [{ name: `${index}.txt`, contentType: 'text/plain', size: 3, sha256: '', path: '/none' }]
				: [],
			Date.UTC(2026, 0, 5) + index,
		);
	}
}

describe('file.getMany', () => {
	it('returns what is needed to download a file or to reply to its sender', async () => {
		await world.run('message.send', { ...toMarketing, text: 'Look at this' });
		await world.run(
			'file.upload',
			{ ...toMarketing, comment: 'The report' },
			{
				items: [itemWith({ data: ['abc', 'a.txt'] })],
			},
		);
		const [file] = world.sandbox.organization.files;
		const { items, error } = await world.run('file.getMany', ofMarketing);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: {
					fileId: file?.id,
					name: 'a.txt',
					type: 'text/plain',
					size: 3,
					comment: 'The report',
					messageId: file?.messageId,
					chatId: file?.chatId,
					sender: { name: 'Scott Fisher', id: '631830849' },
					time: new Date(Number(file?.messageId.split('_')[0])).toISOString(),
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('limits files, not messages, and requests no more pages than needed', async () => {
		history(500, 50);
		const { items } = await world.run('file.getMany', { ...ofMarketing, limit: 3 });
		expect(items.map(({ json }) => json.name)).toEqual(['450.txt', '400.txt', '350.txt']);
		const asked = world.sandbox.requests.filter(({ path }) => path.endsWith('/messages'));
		expect(asked.map(({ query }) => query.limit)).toEqual(['100', '100']);
	});

	it('returns every file of a long history', async () => {
		history(350, 7);
		const { items } = await world.run('file.getMany', { ...ofMarketing, returnAll: true });
		expect(items).toHaveLength(50);
		expect(new Set(items.map(({ json }) => json.fileId)).size).toBe(50);
	});

	it('filters by a time range', async () => {
		history(100, 10);
		const { items } = await world.run('file.getMany', {
			...ofMarketing,
			filters: { after: Date.UTC(2026, 0, 5) + 15, before: Date.UTC(2026, 0, 5) + 45 },
		});
		expect(items.map(({ json }) => json.name)).toEqual(['40.txt', '30.txt', '20.txt']);
	});
});
