import type { Endpoint } from '../../nodes/ZohoCliq/cliq/endpoints';
import { forgetCalls, liftRateLimits } from '../support/processState';
import { definitions } from '../../nodes/ZohoCliq/cliq/permissions';
import { permissionFor } from '../../nodes/ZohoCliq/cliq/scopes';
import type { OperationEntry } from '../../nodes/ZohoCliq/operation/operation';
import type { RecordedRequest } from '../../sandbox';
import { ENDPOINTS } from '../../sandbox/endpoints';
import { filledForm, generated, nameOf } from '../support/forms';
import { onNewestLineOnly } from '../support/newestLine';
import { locator, useWorld } from './world';

const world = useWorld({ history: true, switches: { thresholds: false } });

beforeEach(() => {
	liftRateLimits();
});
afterAll(() => {
	forgetCalls();
});

const ordinary = generated.map((entry) => [nameOf(entry), entry] as const);

function endpointOf({ definition }: OperationEntry): Endpoint {
	const [name] = definition.endpoints;
	if (name === undefined) throw new Error('An operation needs an endpoint');
	return name;
}

/** Whether a request was sent to an endpoint. */
function wentTo({ method, path }: Endpoint, request: RecordedRequest): boolean {
	const pattern = path.replace(/[.]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+');
	return (
		request.method === method && new RegExp(`^(/network/[^/]+)?${pattern}$`).test(request.path)
	);
}

/** Keys that the node fills in itself, or only where Cliq does not accept their other name. */
const OWN_KEYS = ['limit', 'next_token', 'next_set_token', 'extension_key'];

describe.each(ordinary)('%s', (name, entry) => {
	const endpoint = endpointOf(entry);
	const run = async (isWhole: boolean) =>
		await world.run(name, filledForm(entry, world.sandbox, isWhole));

	it('works with only the required fields', async () => {
		const { items, error } = await run(false);
		expect(error?.description ?? error).toBeUndefined();
		expect(world.sandbox.requests.filter((request) => wentTo(endpoint, request))).not.toEqual([]);
		expect(items).not.toEqual([]);
		for (const { json, pairedItem } of items) {
			expect(Object.keys(json)).not.toEqual([]);
			expect(pairedItem).toEqual({ item: 0 });
		}
	});

	it('sends everything that Cliq accepts', async () => {
		const { error } = await run(true);
		expect(error?.description ?? error).toBeUndefined();
		const request = world.sandbox.requests.filter((made) => wentTo(endpoint, made)).at(-1);
		const spec = ENDPOINTS.find(
			({ method, path }) =>
				method === endpoint.method &&
				path.replace(/\{\w+\}/g, '{}') === endpoint.path.replace(/\{\w+\}/g, '{}'),
		);
		const known = [...Object.keys(spec?.query ?? {}), ...Object.keys(spec?.body ?? {})];
		const given = [...Object.keys(request?.query ?? {}), ...Object.keys(request?.body ?? {})];
		const missing = known.filter((key) => !given.includes(key) && !OWN_KEYS.includes(key));
		expect(missing.sort()).toEqual([...(notOffered[name] ?? [])].sort());
	});

	it('names a missing permission', async () => {
		const scopes = ['ZohoCliq.Nothing.READ'];
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes }) } });
		const { error } = await run(false);
		const problem = error?.context.cliq as {
			kind: string;
			requiredScopes: string[];
			message: string;
		};
		expect(problem.kind).toBe('SCOPE_INSUFFICIENT');
		const [scope = ''] = problem.requiredScopes;
		const refused = entry.definition.endpoints.find(({ scopes }) => scopes.includes(scope));
		const permission = refused?.permission ?? permissionFor(scope) ?? 'core';
		expect(problem.message).toContain(definitions[permission].name);
	});

	const locators = entry.definition.fields
		.map(({ property }) => property)
		.filter(
			({ type, required, displayOptions }) =>
				type === 'resourceLocator' && required && !displayOptions,
		);

	for (const { name: field } of onNewestLineOnly(locators)) {
		it(`keeps an unusual ${field} in one path segment`, async () => {
			const parameters = filledForm(entry, world.sandbox, false);
			const mode = field === 'bot' ? 'name' : 'id';
			await world.run(name, { ...parameters, [field]: locator(mode, 'a/../b?x=1#y') });
			for (const { path, query } of world.sandbox.requests) {
				expect(path.split('/')).not.toContain('..');
				expect(query).not.toHaveProperty('x');
			}
			for (const [id, problem] of [
				['..', /must not be "\.\."/],
				['={{ "" }}', /must not be empty/],
			] as const) {
				world.sandbox.reset();
				const { error } = await world.run(name, { ...parameters, [field]: locator(mode, id) });
				expect(error?.message).toMatch(problem);
				expect(world.sandbox.requests).toEqual([]);
			}
		});
	}
});

/** What `PUT /channels/{id}` accepts: one endpoint of Cliq for three operations. */
const CHANNEL_KEYS = ['name', 'description', 'image_data', 'config'];
const PERMISSIONS = ['admin_permission', 'moderator_permission', 'member_permission'];

/** What Cliq accepts and the operation deliberately omits, or sends in another form. */
const notOffered: Readonly<Record<string, readonly string[]>> = {
	// Sent in separate requests, because Cliq accepts one kind at a time.
	'channel.addMembers': ['email_ids'],
	// What a webhook has; a Deluge script is another choice of the same operation.
	...Object.fromEntries(
		['bot', 'command', 'function', 'messageAction'].flatMap((resource) => [
			[`${resource}.createHandler`, ['script']],
			[`${resource}.updateHandler`, ['script']],
		]),
	),
	// Another choice of the same operation.
	'preference.resetShortcuts': ['type'],
	// A token stands for all filters, and one recipient is a list too.
	'call.getMany': ['sync_token', 'recipient_id'],
	'channel.update': [...PERMISSIONS, 'auto_follow_threads'],
	'channel.updatePermissions': [...CHANNEL_KEYS, 'auto_follow_threads'],
	// Selected by one or the other.
	'databaseRecord.deleteMany': ['ids'],
	// The index only for longer lists, and later pages.
	'databaseRecord.getMany': ['from_index', 'start_token'],
	'databaseRecord.upsert': ['from_index', 'order_by', 'start_token'],
	// One endpoint of Cliq for two operations.
	'chat.update': ['history_status', 'last_message_id', 'message_id'],
	'chat.markRead': ['history_status', 'title', 'message_id'],
	'chat.create': ['title', 'user_ids'],
	// Cliq names no fields.
	'chat.get': ['fields'],
	// Folders have no operations.
	'chat.pin': ['category_id'],
	// Pages go by time.
	'chat.search': ['sort_by'],
	// Emails are looked up.
	'department.addMembers': ['email_ids'],
	// The one at the top is in the list.
	'message.getPinned': ['primary', 'sync_token'],
	// Sender and read mark are documented for posts, and a title for starting a thread.
	'message.replyInThread': ['mark_as_read', 'bot', 'card', 'slides', 'buttons', 'thread_title'],
	'message.schedule': ['schedule_status', 'card', 'slides', 'buttons'],
	'message.update': ['card', 'slides', 'buttons'],
	'reminder.create': ['user_ids', 'chat_ids', 'chat_id', 'message_id'],
	// Another choice of the same operation.
	'scheduledMessage.sendNow': ['apply_to'],
	'scheduledMessage.update': ['schedule_status'],
	// Sender and read mark are documented for posts, not for starting a thread.
	'thread.create': ['mark_as_read', 'bot', 'card', 'slides', 'buttons'],
	'thread.reply': ['card', 'slides', 'buttons'],
	'thread.setAutoFollow': [...CHANNEL_KEYS, ...PERMISSIONS],
	// The other form of the body.
	'user.update': ['users'],
};
