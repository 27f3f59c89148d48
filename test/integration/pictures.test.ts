/** Pictures of channels and users: files of the item, which Cliq takes as Base64 in the body. */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { isJsonObject } from '../../nodes/ZohoCliq/cliq/json';
import { binaryOnDisk, isFirstLine } from '../support/engine';
import { itemWith } from './files';
import { locator, useWorld } from './world';

const world = useWorld();

const MARKETING = { channel: locator('name', 'zylkermarketing') };
const OLIVIA = { user: locator('id', '631831446') };

/** Each operation that sets a picture, its form, and the collection with the picture. */
const OPERATIONS: ReadonlyArray<[operation: string, form: INodeParameters, collection: string]> = [
	['channel.create', { name: 'Campaign', level: 'organization' }, 'additionalFields'],
	['channel.update', MARKETING, 'updateFields'],
	['user.create', { emailId: 'amy@zylker.example' }, 'additionalFields'],
	['user.update', OLIVIA, 'updateFields'],
];

/** No text in any encoding: every byte once. */
const PNG = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

const inMemory = () => itemWith({ photo: [PNG, 'p.png', 'image/png'] });

async function onDisk(): Promise<INodeExecutionData> {
	const photo = await binaryOnDisk(PNG, { fileName: 'p.png', mimeType: 'image/png' });
	return { json: {}, binary: { photo } };
}

/** The pictures that Cliq received; a new user is in a list. */
function arrived(): unknown[] {
	return world.sandbox.requests
		.flatMap<unknown>(({ body }) => [body, ...usersIn(body)])
		.flatMap((body) => (isJsonObject(body) && 'image_data' in body ? [body.image_data] : []));
}

function usersIn(body: unknown): unknown[] {
	return isJsonObject(body) && Array.isArray(body.users) ? body.users : [];
}

describe.each(OPERATIONS)('%s', (operation, form, collection) => {
	const send = async (picture: string, request: object) =>
		await world.run(operation, { ...form, [collection]: { picture } }, request);
	const refuse = async (picture: string, request: object) =>
		await world.fail(operation, { ...form, [collection]: { picture } }, request);

	it('sends a file that is in memory', async () => {
		const { error } = await send('photo', { items: [inMemory()] });
		expect(error?.description).toBeUndefined();
		expect(arrived()).toEqual([PNG.toString('base64')]);
	});

	it.each(['photo', ...(isFirstLine ? [] : ['={{ $binary.photo }}'])])(
		'sends a file that n8n stores: %s',
		async (picture) => {
			const { error } = await send(picture, { items: [await onDisk()] });
			expect(error?.description).toBeUndefined();
			expect(arrived()).toEqual([PNG.toString('base64')]);
		},
	);

	it.each(['photo', '_files.photo', '*', ...(isFirstLine ? [] : ['={{ $json._files.photo }}'])])(
		'sends a file of a workflow that keeps files in the JSON of items: %s',
		async (picture) => {
			const { error } = await send(picture, {
				items: [await onDisk()],
				workflowSettings: { binaryMode: 'combined' },
			});
			expect(error?.description).toBeUndefined();
			expect(arrived()).toEqual([PNG.toString('base64')]);
		},
	);

	it.each([
		['no such file', 'logo', 'The item has no binary field "logo"'],
		['another kind of file', 'report', '"r.pdf" (application/pdf) is not a picture'],
		['an empty file', 'blank', '"b.png" is empty'],
		['several files', 'photo, blank', '"Picture (Input Binary Field)" must be one file'],
	])('refuses %s before anything is sent', async (_, picture, message) => {
		const items = [
			itemWith({
				photo: [PNG, 'p.png', 'image/png'],
				blank: ['', 'b.png', 'image/png'],
				report: ['%PDF', 'r.pdf', 'application/pdf'],
			}),
		];
		const { problem } = await refuse(picture, { items });
		expect(problem.message).toBe(message);
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('several items', () => {
	it('each set the picture of their own file', async () => {
		const items = ['one', 'two'].map((content) => ({
			...itemWith({ photo: [content, `${content}.gif`, 'image/gif'] }),
			json: { content },
		}));
		const form = { ...MARKETING, updateFields: { picture: 'photo' } };
		expect((await world.run('channel.update', form, { items })).error).toBeUndefined();
		expect(arrived()).toEqual(['b25l', 'dHdv']);
	});
});
