import { locator, useWorld } from './world';

const world = useWorld();

const tickets = { database: locator('id', '227828000000132001') };
/** Switches of a new column that nobody turned on. */
const off = { mandatory: false, masked: false };
const stored = () => world.sandbox.organization.databases[0];

describe('a database', () => {
	it('can be created with columns and unique keys, read, changed and deleted', async () => {
		const created = await world.run('database.create', {
			name: 'Notes',
			uniqueName: 'notes',
			description: 'What people said',
			columns: {
				column: [
					{ uniqueName: 'author', name: 'Author', type: 'limited-text', mandatory: true },
					{ uniqueName: 'stars', name: 'Stars', type: 'number', default: '0' },
				],
			},
			options: { uniqueKeys: 'author, stars\nauthor' },
		});
		expect(world.sandbox.requests.at(-1)?.body).toEqual({
			name: 'Notes',
			unique_name: 'notes',
			description: 'What people said',
			fields: [
				{ unique_name: 'author', name: 'Author', type: 'limited-text', ...off, mandatory: true },
				{ unique_name: 'stars', name: 'Stars', type: 'number', ...off, default_value: '0' },
			],
			unique_keys: [['author', 'stars'], ['author']],
		});
		const id = String(created.items[0]?.json.id as string);
		const database = locator('id', id);

		await world.run('database.update', { database, updateFields: { name: 'Remarks' } });
		const found = await world.run('database.get', { database });
		expect(found.items[0]?.json).toMatchObject({ name: 'Remarks', unique_name: 'notes' });

		const gone = await world.run('database.delete', { database });
		expect(gone.items[0]?.json).toEqual({ success: true, deleted: true, databaseId: id });
	});

	it('gets, changes and loses columns', async () => {
		const column = { uniqueName: 'due_date', name: 'Due Date', type: 'limited-text' };
		const added = await world.run('database.addFields', {
			...tickets,
			columns: { column: [column] },
		});
		expect(added.items[0]?.json).toMatchObject({ success: true, unique_name: 'tickets' });
		const id = stored()?.columns.at(-1)?.id ?? '';

		// What is not to change is not sent.
		const change = { column: [{ id, name: 'Due', mandatory: 'yes' }] };
		await world.run('database.updateFields', { ...tickets, columns: change });
		expect(world.sandbox.requests.at(-1)?.body).toEqual({
			fields: [{ id, name: 'Due', mandatory: true }],
		});

		await world.run('database.deleteFields', { ...tickets, columnIds: [id] });
		expect(world.sandbox.requests.at(-1)?.query).toEqual({ ids: id });
		expect(stored()?.columns.map(({ unique_name: name }) => name)).not.toContain('due_date');
	});

	it('is exported with a password, which the output does not repeat', async () => {
		const options = { password: 'MyS3cureP@ss' };
		const { items } = await world.run('database.export', { ...tickets, fileType: 'xlsx', options });
		expect(world.sandbox.requests.at(-1)?.body).toEqual({
			file_type: 'xlsx',
			password_protected: true,
			password: 'MyS3cureP@ss',
		});
		expect(items[0]?.json).toEqual({ success: true, databaseId: '227828000000132001' });
	});

	it.each([
		['database.update', { ...tickets }, /"Update Fields" must contain what to change/],
		[
			'database.update',
			{ ...tickets, updateFields: { uniqueName: 'My Tickets' } },
			/"Unique Name" must begin with a lower-case letter/,
		],
		['database.export', { ...tickets, options: { password: 'short' } }, /at least 8 characters/],
		[
			'database.deleteFields',
			{ ...tickets, columnIds: '1,2,3,4,5,6,7,8,9,10,11' },
			/"Column IDs" has 11 entries; the maximum is 10/,
		],
	])('is refused by %s with what Cliq would not accept', async (operation, parameters, message) => {
		const { error } = await world.fail(operation, parameters);
		expect(error.message).toMatch(message);
		expect(error.message).not.toContain('short');
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('database.getMany', () => {
	it('reads every page, and later what is new', async () => {
		const { databases } = world.sandbox.organization;
		const [model] = databases;
		if (!model) throw new Error('The sandbox has no database');
		for (let index = 0; index < 150; index++) {
			databases.push({ ...model, id: String(900 + index), uniqueName: `copy${index}` });
		}
		const options = { returnSyncToken: true };
		const { items } = await world.run('database.getMany', { returnAll: true, options });
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(152);
		expect(world.sandbox.requests).toHaveLength(2);

		databases.push({ ...model, id: '9999', uniqueName: 'newest' });
		const since = { syncToken: items[0]?.json.syncToken as string };
		const later = await world.run('database.getMany', { returnAll: true, options: since });
		expect(later.items.map(({ json }) => json.unique_name)).toEqual(['newest']);
	});

	it('fills the picker with IDs', async () => {
		const { results } = await world.engine.listSearch('searchDatabaseIds', {
			parameters: { resource: 'database', operation: 'get' },
			isAdmins: true,
			filter: 'tick',
		});
		expect(results).toEqual([{ name: 'Tickets', value: '227828000000132001' }]);
	});
});
