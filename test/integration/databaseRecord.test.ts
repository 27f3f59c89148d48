import { locator, useWorld } from './world';

const world = useWorld();

const inTickets = { database: locator('name', 'tickets') };
const mapping = (value: Record<string, unknown>) => ({
	columns: { mappingMode: 'defineBelow', value, schema: [], matchingColumns: [] } as never,
});
const stored = () => world.sandbox.organization.databases[0]?.records ?? [];
const firstId = () => stored()[0]?.id ?? '';
const sent = () =>
	world.sandbox.requests.map(({ method, path, query, body }) => ({ method, path, query, body }));
const V2 = '/api/v2/storages/tickets/records';
const V3 = '/api/v3/datastores/tickets/records';

/** A token with only these scopes. */
function grant(...scopes: string[]) {
	const all = scopes.map((scope) => `ZohoCliq.${scope}`);
	world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes: all }) } });
}

describe('a record', () => {
	it('can be created from mapped columns, read, changed in part and deleted', async () => {
		const created = await world.run('databaseRecord.create', {
			...inTickets,
			...mapping({ ticket: 'T-77', votes: 3, urgent: false, status: null }),
		});
		const json = created.items[0]?.json;
		expect(json).toMatchObject({
			ticket: 'T-77',
			votes: 3,
			databaseName: 'tickets',
			success: true,
		});
		// What is not filled in is not sent.
		expect(sent().at(-1)?.body).toEqual({ values: { ticket: 'T-77', votes: 3, urgent: false } });

		const record = locator('id', String(json?.recordId as string));
		await world.run('databaseRecord.update', { ...inTickets, record, ...mapping({ votes: 4 }) });
		const found = await world.run('databaseRecord.get', { ...inTickets, record });
		expect(found.items[0]?.json).toMatchObject({ ticket: 'T-77', votes: 4, urgent: false });

		const gone = await world.run('databaseRecord.delete', { ...inTickets, record });
		expect(gone.items[0]?.json).toEqual({
			success: true,
			deleted: true,
			databaseName: 'tickets',
			recordId: json?.recordId,
		});
		expect(sent().map(({ method, path }) => `${method} ${path}`)).toEqual([
			`POST ${V2}`,
			...['PUT', 'GET', 'DELETE'].map(
				(method) => `${method} ${V2}/${String(json?.recordId as string)}`,
			),
		]);
	});

	it('takes the columns of the item when they are mapped automatically', async () => {
		const columns = {
			mappingMode: 'autoMapInputData',
			value: null,
			schema: [{ id: 'ticket' }, { id: 'votes' }, { id: 'status', removed: true }],
		} as never;
		const items = [{ json: { ticket: 'T-8', votes: 2, status: 'open', other: { deep: true } } }];
		await world.run('databaseRecord.create', { ...inTickets, columns }, { items });
		expect(sent().at(-1)?.body).toEqual({ values: { ticket: 'T-8', votes: 2 } });
	});

	it('takes all but Cliq’s own columns of the item if the columns are unknown', async () => {
		const columns = { mappingMode: 'autoMapInputData', value: null } as never;
		const items = [{ json: { id: '1', added_time: '2', ticket: 'T-8' } }];
		await world.run('databaseRecord.create', { ...inTickets, columns }, { items });
		expect(sent().at(-1)?.body).toEqual({ values: { ticket: 'T-8' } });
	});

	it.each([
		['no column', {}, /"Columns" must set at least one column/],
		['a list in a column', { ticket: ['T-1'] }, /"Columns" has a value for "ticket" that is not/],
		[
			'too many columns',
			Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`c${index}`, 1])),
			/"Columns" sets 20 columns; the maximum is 19/,
		],
	])('is refused with %s before anything is sent', async (_what, value, message) => {
		const { error } = await world.fail('databaseRecord.create', {
			...inTickets,
			...mapping(value),
		});
		expect(error.message).toMatch(message);
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('databaseRecord.getMany', () => {
	it('reads one comparison by v2, sorted, with the sign encoded', async () => {
		const { items } = await world.run('databaseRecord.getMany', {
			...inTickets,
			criteria: '(status = open)',
			options: { sortColumn: '-votes' },
		});
		expect(items.map(({ json }) => json.ticket)).toEqual(['T-3', 'T-1']);
		expect(items[0]?.json).toMatchObject({ databaseName: 'tickets' });
		expect(sent()).toEqual([
			{
				method: 'GET',
				path: V2,
				query: { criteria: 'status==open', order_by: '-votes', limit: '50' },
				body: undefined,
			},
		]);
		await world.run('databaseRecord.getMany', { ...inTickets, options: { sortColumn: 'votes' } });
		expect(world.sandbox.requests.at(-1)?.query.order_by).toBe('+votes');
	});

	it('reads several conditions by v3, with its own words for sorting', async () => {
		const { items } = await world.run('databaseRecord.getMany', {
			...inTickets,
			criteria: '(status==open) && (votes>=5)',
			options: { sortColumn: '-votes' },
		});
		expect(items.map(({ json }) => json.ticket)).toEqual(['T-3']);
		expect(sent()).toMatchObject([
			{
				path: V3,
				query: { criteria: '(status==open) && (votes>=5)', order_by: 'votes desc', limit: '50' },
			},
		]);
	});

	it('names the permission that only several conditions need', async () => {
		grant('StorageData.READ');
		await world.run('databaseRecord.getMany', { ...inTickets, criteria: 'votes>1' });
		const { problem } = await world.fail('databaseRecord.getMany', {
			...inTickets,
			criteria: 'ticket like T',
		});
		expect(problem.kind).toBe('SCOPE_INSUFFICIENT');
		expect(problem.message).toContain('Databases and Criteria');
	});

	it('reads every page: an index for the first, then only the token', async () => {
		for (let index = 0; index < 240; index++) {
			stored().push({ id: String(15000000000000000n + BigInt(index)), ticket: `X-${index}` });
		}
		const { items } = await world.run('databaseRecord.getMany', { ...inTickets, returnAll: true });
		expect(new Set(items.map(({ json }) => json.recordId)).size).toBe(243);
		const [first, ...later] = sent().map(({ query }) => query);
		expect(first).toEqual({ limit: '100', from_index: '0' });
		expect(later).toHaveLength(2);
		for (const query of later) expect(Object.keys(query).sort()).toEqual(['limit', 'start_token']);
	});

	it('reads every page of several conditions by v3, each with the token of the one before', async () => {
		for (let index = 0; index < 140; index++) {
			stored().push({ id: String(15000000000000000n + BigInt(index)), ticket: `X-${index}` });
		}
		const { items } = await world.run('databaseRecord.getMany', {
			...inTickets,
			criteria: '(ticket like X) || (votes>=5)',
			returnAll: true,
		});
		expect(new Set(items.map(({ json }) => json.recordId)).size).toBe(142);
		const [first, second, ...more] = sent();
		expect(first).toMatchObject({ path: V3, query: { limit: '100' } });
		expect(first?.query).not.toHaveProperty('next_token');
		expect(second?.query).toMatchObject({ next_token: expect.any(String) as string });
		expect(more).toEqual([]);
	});

	it('takes a single record that Cliq returns as an object', async () => {
		const body = JSON.stringify({ object: { id: '8', ticket: 'T-8' }, status: 'SUCCESS' });
		world.sandbox.answerNext({ status: 200, body, times: 2 });
		const { items } = await world.run('databaseRecord.getMany', inTickets);
		const found = await world.run('databaseRecord.get', {
			...inTickets,
			record: locator('id', '8'),
		});
		const record = { id: '8', ticket: 'T-8', recordId: '8', databaseName: 'tickets' };
		expect([items[0]?.json, found.items[0]?.json]).toEqual([record, record]);
	});

	it.each([
		['status', /has the condition "status"; write column, comparison and value/],
		['status==open &&', /has an empty condition/],
		['(status==open && (votes>1)', /parentheses that do not match/],
		[`ticket in ${Array.from({ length: 11 }, (_, one) => one).join()}`, /11 values after "in"/],
		[Array.from({ length: 11 }, () => 'votes>1').join('||'), /11 conditions; the maximum is 10/],
	])('refuses the criteria %s before anything is sent', async (criteria, message) => {
		const { error } = await world.fail('databaseRecord.getMany', { ...inTickets, criteria });
		expect(error.message).toMatch(message);
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('databaseRecord.upsert', () => {
	const upsert = async (criteria: string, value: Record<string, unknown>) =>
		await world.run('databaseRecord.upsert', { ...inTickets, criteria, ...mapping(value) });

	it('creates a record once, then changes it, and says which', async () => {
		const first = await upsert('ticket==T-50', { ticket: 'T-50', votes: 1 });
		expect(first.items[0]?.json).toMatchObject({ ticket: 'T-50', votes: 1, created: true });
		const second = await upsert('ticket==T-50', { ticket: 'T-50', votes: 2 });
		expect(second.items[0]?.json).toMatchObject({
			votes: 2,
			created: false,
			recordId: first.items[0]?.json.recordId,
		});
		expect(stored().filter(({ ticket }) => ticket === 'T-50')).toHaveLength(1);
		expect(sent().map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'PUT']);
	});

	it('changes nothing if several records match', async () => {
		const { error } = await world.fail('databaseRecord.upsert', {
			...inTickets,
			criteria: 'status==open',
			...mapping({ status: 'closed' }),
		});
		expect(error.message).toContain('matches several records');
		expect(sent().map(({ method }) => method)).toEqual(['GET']);
	});
});

describe('many records', () => {
	it('can be changed by criteria', async () => {
		const { items } = await world.run('databaseRecord.updateMany', {
			...inTickets,
			criteria: 'status==open',
			...mapping({ status: 'done' }),
		});
		expect(items[0]?.json).toEqual({ success: true, databaseName: 'tickets' });
		expect(sent()).toMatchObject([
			{
				method: 'PATCH',
				path: V3,
				body: { criteria: '(status==open)', values: { status: 'done' } },
			},
		]);
		expect(stored().map(({ status }) => status)).toEqual(['done', 'closed', 'done']);
	});

	it('can be deleted by criteria or by IDs, never without either', async () => {
		const byIds = { ...inTickets, selectBy: 'ids', recordIds: firstId() };
		await world.run('databaseRecord.deleteMany', byIds);
		await world.run('databaseRecord.deleteMany', { ...inTickets, criteria: 'status==open' });
		expect(stored().map(({ ticket }) => ticket)).toEqual(['T-2']);
		expect(sent().map(({ query }) => query)).toEqual([
			{ ids: '14756000000008003' },
			{ criteria: '(status==open)' },
		]);
		const { error } = await world.fail('databaseRecord.deleteMany', {
			...inTickets,
			criteria: '={{ "" }}',
		});
		expect(error.message).toContain('"Criteria" must not be empty');
		expect(world.sandbox.requests).toHaveLength(2);
	});
});

describe('the lists of the form', () => {
	const form = (operation: string, more = {}) => ({
		parameters: { resource: 'databaseRecord', operation, ...inTickets, ...more },
	});

	it('shows databases by name, and picks their unique name', async () => {
		const { results } = await world.engine.listSearch('searchDatabases', form('get'));
		expect(results).toEqual([
			{ name: 'Tickets', value: 'tickets' },
			{ name: 'Employee Directory', value: 'empdir' },
		]);
	});

	it('shows the records of the database', async () => {
		const { results } = await world.engine.listSearch('searchRecords', form('get'));
		expect(results[0]).toEqual({ name: 'T-1, open, 0, true', value: firstId() });
	});

	it('maps the columns of the schema, mandatory ones for a new record only', async () => {
		const { fields } = await world.engine.resourceMapping('getColumns', form('create'));
		expect(fields).toMatchObject([
			{ id: 'ticket', displayName: 'Ticket', type: 'string', required: true },
			{ id: 'status', type: 'string', required: false },
			{ id: 'votes', type: 'number' },
			{ id: 'urgent', type: 'boolean' },
		]);
		const changing = await world.engine.resourceMapping('getColumnsToChange', form('update'));
		expect(changing.fields[0]).toMatchObject({ id: 'ticket', required: false, removed: true });
	});

	it('maps the columns of a record if Cliq does not show the schema', async () => {
		grant('StorageData.READ');
		const { fields } = await world.engine.resourceMapping('getColumns', form('create'));
		expect(fields.map(({ id, type }) => [id, type])).toEqual([
			['ticket', 'string'],
			['status', 'string'],
			['votes', 'number'],
			['urgent', 'boolean'],
		]);
		const empty = { database: locator('name', 'empdir') };
		const none = await world.engine.resourceMapping('getColumns', form('create', empty));
		expect(none.fields).toEqual([]);
		expect(none.emptyFieldsNotice).toContain('Databases and Criteria');
	});

	it('asks for the database first', async () => {
		const empty = { database: { __rl: true, mode: 'list', value: '' } };
		const picking = world.engine.resourceMapping('getColumns', form('create', empty));
		await expect(picking).rejects.toMatchObject({ message: 'Pick the Database first' });
	});
});
