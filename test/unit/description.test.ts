import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type {
	INodeParameters,
	NodeParameterValue,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';
import * as n8n2 from 'n8n-workflow';
import * as n8n1 from 'n8n-workflow-v1';

import codex from '../../nodes/ZohoCliq/ZohoCliq.node.json';
import { ZohoCliq } from '../../nodes/ZohoCliq/ZohoCliq.node';
import { ZohoCliqTrigger } from '../../nodes/ZohoCliqTrigger/ZohoCliqTrigger.node';
import adminCodex from '../../nodes/ZohoCliqAdmin/ZohoCliqAdmin.node.json';
import { ZohoCliqAdmin } from '../../nodes/ZohoCliqAdmin/ZohoCliqAdmin.node';
import { adminOperations, adminResources } from '../../nodes/ZohoCliq/adminResources';
import { authentications } from '../../nodes/ZohoCliq/cliq/authentication';
import { definitions } from '../../nodes/ZohoCliq/cliq/permissions';
import { operations, resources } from '../../nodes/ZohoCliq/resources';
import type { OperationEntry } from '../../nodes/ZohoCliq/operation/operation';
import { cliqNode } from '../support/fakeN8n';
import { combinations, offeredOptions, shownFields } from '../support/shownFields';

const { NodeHelpers } = n8n2;

const node = new ZohoCliq();
const { properties } = node.description;
const adminNode = new ZohoCliqAdmin();

/** @returns every choice that affects which fields are shown */
function statesOf(operations: readonly OperationEntry[], properties: INodeProperties[]) {
	return operations.flatMap(({ resource, operation }) =>
		combinations(choicesIn(properties, resource, operation)).map(
			(choice): INodeParameters => ({ resource, operation, ...choice }),
		),
	);
}

const states = statesOf(operations, properties);
const adminStates = statesOf(adminOperations, adminNode.description.properties);

/** The fields that the fields of an operation depend on, with their values. */
function choicesIn(
	properties: INodeProperties[],
	resource: string,
	operation: string,
): Record<string, NodeParameterValue[]> {
	const choices: Record<string, NodeParameterValue[]> = {};
	const offered = new Set(['@tool']);
	// Values that no field names, as some only hide with the other one.
	const always: typeof choices = { '@tool': [false], authentication: ['oAuth2'] };
	for (const { name: field, displayOptions: { show } = {} } of properties) {
		const { resource: resources, operation: operations, ...further } = show ?? {};
		if (resources?.includes(resource) === false || operations?.includes(operation) === false)
			continue;
		// n8n gives no value to a choice that it does not show.
		if (!Object.keys(further).every((name) => offered.has(name))) continue;
		offered.add(field);
		for (const [name, values = []] of Object.entries(further)) {
			const others = always[name] ?? choices[name] ?? [];
			choices[name] = [...new Set([...others, ...(values as NodeParameterValue[])])];
		}
	}
	return choices;
}

/** n8n's name of the node, and as an AI agent's tool. */
const [NODE, TOOL] = ['zohoCliq', 'zohoCliqTool'];

const shown = (values: INodeParameters, node = NODE) => shownFields(properties, values, node);

function shownNames(values: INodeParameters, node = NODE): string[] {
	return shown(values, node).map(({ name }) => name);
}

const isField = (
	option: INodePropertyOptions | INodeProperties | INodePropertyCollection,
): option is INodeProperties => 'type' in option;

/** Names that are there more than once. */
function repeated(names: readonly string[]): string[] {
	return names.length === new Set(names).size
		? []
		: names.filter((name, index) => names.indexOf(name) !== index);
}

/** Names that several fields have in one of these states of the form, with the state. */
function repeatedIn(
	states: readonly INodeParameters[],
	fieldsOf: (values: INodeParameters) => ReadonlyArray<{ name: string }>,
) {
	return states.flatMap((values) => {
		const names = fieldsOf(values).map(({ name }) => name);
		return repeated(names).map((name) => ({ values, name }));
	});
}

/** The fields of both nodes, and the options inside collections. */
const everyField = [...properties, ...adminNode.description.properties].flatMap((field) =>
	field.type === 'collection' ? [field, ...(field.options ?? []).filter(isField)] : [field],
);

const label = ({ name, displayOptions }: INodeProperties) =>
	`${name} ${JSON.stringify(displayOptions?.show ?? {})}`;

/** Values of operations, by resource: saved workflows contain them, so they never change. */
const SAVED_IN_WORKFLOWS = {
	account: 'checkAccess',
	bot: 'sendMessage getMany getSubscribers triggerCall sendToIncomingWebhook',
	channel:
		'create get getMany update delete archive unarchive join leave approve reject getMembers addMembers removeMembers changeMemberRole updatePermissions addBot removeBot',
	chat: 'getMany getMembers mute unmute leave',
	file: 'upload download getMany',
	message: 'send sendTable get getMany update delete pin getPinned unpin schedule',
	reaction: 'add getMany remove',
	reminder:
		'create get getMany update delete deleteMany deleteCompleted markComplete markIncomplete snooze dismissSnooze assign unassign remindAssignee remindAllAssignees',
	team: 'create get getMany update delete getMembers addMembers removeMember',
	thread:
		'create reply getMany getMainMessage updateState getFollowers addFollowers removeFollowers getNonFollowers follow unfollow setAutoFollow',
	user: 'get getMany create update getTeams getLayouts',
	userStatus: 'create getMany getCurrent getForUser set delete setTransient clearTransient',
};

/** One for each way to sign in. */
const CREDENTIALS = Object.entries(authentications).map(([value, { credentialType: name }]) => ({
	name,
	required: true,
	displayOptions: { show: { authentication: [value] } },
}));

describe('the node', () => {
	it('has the name used in saved workflows', () => {
		expect(node.description).toMatchObject({
			name: 'zohoCliq',
			displayName: 'Zoho Cliq',
			version: 1,
			usableAsTool: true,
			credentials: CREDENTIALS,
		});
	});

	it('offers every operation that saved workflows may use', () => {
		const names = operations.map(({ resource, operation }) => `${resource}.${operation}`);
		const saved = Object.entries(SAVED_IN_WORKFLOWS).flatMap(([resource, values]) =>
			values.split(' ').map((operation) => `${resource}.${operation}`),
		);
		expect(names).toEqual(expect.arrayContaining(saved));
	});

	it('has operations for every resource, without which n8n would not start', () => {
		const all = [...resources, ...adminResources];
		expect(all.filter(({ operations }) => Object.keys(operations).length === 0)).toEqual([]);
	});

	it('lists what people want most first', () => {
		expect(resources.map(({ value }) => value)).toEqual([
			...['message', 'file', 'bot', 'channel', 'thread', 'chat', 'reaction', 'reminder'],
			...['event', 'call', 'databaseRecord', 'scheduledMessage', 'team', 'user', 'userStatus'],
			...['remoteWork', 'api', 'account'],
		]);
		const leading = (resource: string, count: number) => {
			const found = resources.find(({ value }) => value === resource);
			return Object.keys(found?.operations ?? {}).slice(0, count);
		};
		expect(leading('message', 14)).toEqual([
			...['send', 'sendAndWait', 'sendTable', 'schedule', 'replyInThread', 'upsert', 'update'],
			...['delete', 'get', 'getMany', 'search', 'getMentions', 'forward', 'pin'],
		]);
		expect(leading('file', 3)).toEqual(['upload', 'download', 'getMany']);
		expect(leading('bot', 2)).toEqual(['sendMessage', 'reply']);
		expect(leading('thread', 3)).toEqual(['reply', 'create', 'get']);
	});

	it.each([
		['resources', resources],
		['adminResources', adminResources],
	])('has a resource for every folder in %s', (name, resources) => {
		const folder = join(__dirname, '../../nodes/ZohoCliq', name);
		const entries = readdirSync(folder, { withFileTypes: true });
		const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
		expect(resources.map(({ value }) => value).sort()).toEqual(folders.sort());
	});

	it('defaults to a message to a user', () => {
		const values = NodeHelpers.getNodeParameters(
			properties,
			{},
			true,
			false,
			null,
			node.description,
		);
		expect(values).toMatchObject({
			resource: 'message',
			operation: 'send',
			sendTo: 'user',
			text: '',
		});
	});

	it.each([
		['file', 'getMany', 'Get Many: File'],
		['bot', 'sendToIncomingWebhook', 'Send To Incoming Webhook: Bot'],
		['userStatus', 'set', 'Set: User Status'],
	])('is titled on the canvas: %s.%s', (resource, operation, title) => {
		for (const { Workflow } of [n8n2, n8n1]) {
			const given = { ...cliqNode, parameters: { resource, operation } };
			const nodeTypes = { getByNameAndVersion: () => node } as never;
			const workflow = new Workflow({ nodes: [given], connections: {}, active: false, nodeTypes });
			const { subtitle } = node.description;
			expect(workflow.expression.getSimpleParameterValue(given, subtitle, 'internal', {})).toBe(
				title,
			);
		}
	});

	// Send and Wait for Response alone takes 10 KB: a form to define, and n8n's own fields for a time limit.
	// All that people do in Cliq, of which cards are offered by more and more operations.
	it('is below 160 KB, since every editor loads it', () => {
		expect(Buffer.byteLength(JSON.stringify(node.description))).toBeLessThan(160 * 1000);
	});

	it('has a method for every list that its form and the trigger’s name', () => {
		const { listSearch, loadOptions } = node.methods;
		const all = [...everyField, ...new ZohoCliqTrigger().description.properties];
		const searches = all.flatMap(({ modes = [] }) =>
			modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		);
		const loads = everyField.flatMap(({ typeOptions }) => typeOptions?.loadOptionsMethod ?? []);
		expect(Object.keys(listSearch)).toEqual(expect.arrayContaining(searches));
		expect(Object.keys(loadOptions)).toEqual(expect.arrayContaining(loads));
		expect(new Set(searches).size).toBe(Object.keys(listSearch).length);
		expect(new Set(loads).size).toBe(Object.keys(loadOptions).length);
	});

	it('is referenced by its codex with the full name that n8n gives it', () => {
		expect(codex.node).toBe('n8n-nodes-zoho-cliq.zohoCliq');
	});

	it.each(['send message', 'share file', 'notification', 'alert', 'dm', 'poll', 'reminder'])(
		'is found by the search for "%s"',
		(words) => {
			expect(codex.alias).toContain(words);
		},
	);

	it('is not found by the search for an approval, which it cannot ask for', () => {
		expect(codex.alias).not.toContain('approval');
	});

	it('links documentation to which n8n can append a query', () => {
		const links = [codex, adminCodex].flatMap(({ resources }) => Object.values(resources).flat());
		for (const { url } of links) {
			expect(new URL(url).hash).toBe('');
		}
	});
});

describe('the node for administrators', () => {
	const { description } = adminNode;

	it('has the name used in saved workflows', () => {
		expect(description).toMatchObject({
			name: 'zohoCliqAdmin',
			displayName: 'Zoho Cliq Admin',
			version: 1,
			usableAsTool: true,
			// A webhook token does nothing for administrators.
			credentials: CREDENTIALS.filter(({ name }) => name !== 'zohoCliqWebhookTokenApi'),
		});
		expect(adminCodex.node).toBe('n8n-nodes-zoho-cliq.zohoCliqAdmin');
	});

	it('adds no human review of tools to n8n, which only sends to people', () => {
		expect(description).not.toHaveProperty('webhooks');
	});

	it('shares no operation with the other node', () => {
		const names = [...operations, ...adminOperations].map(
			({ resource, operation }) => `${resource}.${operation}`,
		);
		expect(repeated(names)).toEqual([]);
	});

	it('is below 1.1 KB for each operation', () => {
		const bytes = Buffer.byteLength(JSON.stringify(description));
		expect(bytes).toBeLessThan(adminOperations.length * 1100);
	});

	it('never shows two fields of one name at once, and each at some time', () => {
		const seen = new Set<INodeProperties>();
		for (const name of [NODE, TOOL]) {
			const twice = repeatedIn(adminStates, (values) => {
				const fields = shownFields(description.properties, values, name);
				for (const field of fields) seen.add(field);
				return fields;
			});
			expect(twice).toEqual([]);
		}
		expect(description.properties.filter((field) => !seen.has(field)).map(label)).toEqual([]);
	});

	it.each(['onboarding', 'department', 'role', 'export conversations'])(
		'is found by the search for "%s"',
		(words) => {
			expect(adminCodex.alias).toContain(words);
		},
	);
});

describe('the form of each operation', () => {
	it.each<[string, INodeParameters, string[]]>([
		[
			'an upload to a user',
			{ resource: 'file', operation: 'upload', sendTo: 'user', source: 'binary' },
			['sendTo', 'user', 'source', 'binaryPropertyNames', 'comment', 'options'],
		],
		[
			'an upload to a bot from text',
			{ resource: 'file', operation: 'upload', sendTo: 'bot', source: 'text' },
			['sendTo', 'bot', 'source', 'fileName', 'fileContent', 'comment', 'options'],
		],
		[
			'a message to a channel',
			{ resource: 'message', operation: 'send', sendTo: 'channel', contentType: 'text' },
			['sendTo', 'channel', 'contentType', 'text', 'combineItems', 'attachments', 'options'],
		],
		[
			'a message to a chat',
			{ resource: 'message', operation: 'send', sendTo: 'chat', contentType: 'text' },
			['sendTo', 'chat', 'contentType', 'text', 'combineItems', 'attachments', 'options'],
		],
		[
			'a bot message to all',
			{ resource: 'bot', operation: 'sendMessage', recipients: 'subscribers', contentType: 'text' },
			[
				'bot',
				'recipients',
				'contentType',
				'text',
				'combineItems',
				'attachments',
				'attachmentUrls',
				'options',
			],
		],
		[
			'a bot message to some',
			{ resource: 'bot', operation: 'sendMessage', recipients: 'users', contentType: 'text' },
			[
				'bot',
				'recipients',
				'users',
				'contentType',
				'text',
				'combineItems',
				'attachments',
				'attachmentUrls',
				'options',
			],
		],
		['a check of access', { resource: 'account', operation: 'checkAccess' }, ['options']],
	])('%s', (_what, values, fields) => {
		expect(shownNames(values)).toEqual(['authentication', 'resource', 'operation', ...fields]);
	});

	it('never shows two fields of one name at once', () => {
		for (const node of [NODE, TOOL]) {
			expect(repeatedIn(states, (values) => shown(values, node))).toEqual([]);
		}
	});

	it('offers a tool no files of the input, which it does not receive', () => {
		const names = states.flatMap((values) => shownNames({ ...values, source: 'text' }, TOOL));
		expect(names).not.toContain('attachments');
		expect(names).not.toContain('binaryPropertyNames');
		const upload = { resource: 'file', operation: 'upload', source: 'text' };
		const source = shown(upload, TOOL).find(({ name }) => name === 'source');
		expect(source).toMatchObject({ type: 'hidden', default: 'text' });
		expect(shownNames(upload, TOOL)).toContain('fileName');
	});

	it('offers each option once, and copies of one name take the same kind of value', () => {
		const collections = [...properties, ...adminNode.description.properties].filter(
			({ type }) => type === 'collection',
		);
		expect(collections.filter(({ name }) => name === 'options')).toHaveLength(2);
		for (const collection of collections) {
			const offered = (values: INodeParameters) => offeredOptions(collection, values);
			expect(repeatedIn([...states, ...adminStates], offered)).toEqual([]);
			const kinds = new Map<string, unknown>();
			for (const { name, type, default: standard } of (collection.options ?? []).filter(isField)) {
				const known = kinds.get(name) ?? { type, standard };
				expect({ name, type, standard }).toEqual({ name, ...known });
				kinds.set(name, { type, standard });
			}
		}
	});

	it.each([
		['1.x', n8n1.NodeHelpers as unknown as typeof NodeHelpers],
		['2.x', NodeHelpers],
	])('shows nothing of an operation that was left for another one, on n8n %s', (_line, helpers) => {
		const parametersOf = (values: INodeParameters) =>
			helpers.getNodeParameters(properties, values, true, false, null, node.description) ?? {};
		const fresh = parametersOf({ resource: 'channel', operation: 'get' });
		const freshly = { shown: shownNames(fresh), saved: fresh };
		for (const left of states.filter((one) => one.authentication !== 'webhookToken')) {
			const switched = parametersOf({ ...left, resource: 'channel', operation: 'get' });
			const now = { shown: shownNames(switched), saved: parametersOf(switched) };
			expect({ left, ...now }).toEqual({ left, ...freshly });
		}
	});

	it.each([
		['1.x', n8n1.NodeHelpers as unknown as typeof NodeHelpers],
		['2.x', NodeHelpers],
	])('offers with a webhook token just what it can do, on n8n %s', (_line, helpers) => {
		const offered = (resource: string, values: INodeParameters) =>
			shownFields(properties, { resource, ...values })
				.filter(({ name }) => name === 'resource' || name === 'operation')
				.flatMap(({ name, options = [] }) =>
					(options as INodePropertyOptions[])
						.filter((option) =>
							helpers.displayParameter(values, option, cliqNode, node.description, values),
						)
						.map(({ value }) => `${name} ${String(value)}`),
				);
		const all = { authentication: 'oAuth2' };
		const few = { authentication: 'webhookToken' };
		expect(offered('message', few)).toEqual([
			...['resource message', 'resource bot', 'operation send', 'operation sendTable'],
		]);
		expect(offered('bot', few).slice(2)).toEqual([
			...['operation sendMessage', 'operation sendToIncomingWebhook'],
		]);
		expect(offered('message', all)).toHaveLength(
			resources.length + operations.filter(({ resource: each }) => each === 'message').length,
		);
	});

	it('begins with what a webhook token can do', () => {
		const values = { resource: 'message', operation: 'send', authentication: 'webhookToken' };
		const fields = shown(values).map(({ name, default: standard }) => [name, standard]);
		expect(fields).toContainEqual(['sendTo', 'channel']);
		expect(fields.map(([name]) => name)).not.toContain('attachments');
	});

	it('has collections whose options depend only on each other and, by a slash, on the form', () => {
		// n8n 1.x looks for any other name in the collection without end.
		const collections = everyField.filter(({ type }) => type === 'collection');
		expect(collections.length).toBeGreaterThan(5);
		for (const { options = [] } of collections) {
			const fields = options.filter(isField);
			const names = fields.map(({ name }) => name);
			const foreign = fields.flatMap(({ displayOptions: { show, hide } = {} }) =>
				Object.keys({ ...show, ...hide }).filter(
					(name) => !/^[/@]/.test(name) && !names.includes(name),
				),
			);
			expect(foreign).toEqual([]);
		}
	});

	it('has no field that is never shown', () => {
		const seen = new Set([NODE, TOOL].flatMap((node) => states.flatMap((one) => shown(one, node))));
		expect(properties.filter((field) => !seen.has(field)).map(label)).toEqual([]);
	});

	it('requires a field that depends on another one only if that takes no expression', () => {
		// With an expression, n8n shows everything that may be needed, and would require all of it.
		const fixed = properties.filter(({ noDataExpression }) => noDataExpression);
		const names = fixed.map(({ name }) => name);
		const conditional = properties.filter(({ required }) => required);
		for (const { displayOptions } of conditional) {
			expect(names).toEqual(expect.arrayContaining(Object.keys(displayOptions?.show ?? {})));
		}
		expect(names).toContain('sendTo');
	});

	it.each<[string, INodeParameters, string[]]>([
		['message.send', {}, ['user']],
		['message.send', { sendTo: 'channel' }, ['channel']],
		['message.send', { sendTo: 'chat', contentType: 'card' }, ['chat', 'text', 'cardTitle']],
		[
			'message.send',
			{ contentType: 'card', cardTheme: 'poll' },
			['user', 'text', 'cardTitle', 'pollOptions'],
		],
		['message.send', { contentType: 'card', cardPreset: 'alert' }, ['user', 'text']],
		['message.sendTable', {}, ['user', 'text']],
		['message.schedule', {}, ['chat', 'text', 'scheduleTime']],
		['message.schedule', { scheduleBy: 'status' }, ['chat', 'text']],
		['file.upload', { sendTo: 'bot' }, ['bot']],
		['file.upload', { source: 'text' }, ['user', 'fileName']],
		['file.download', {}, ['fileId']],
		['file.download', { from: 'message' }, ['chat', 'message']],
		['bot.sendMessage', { recipients: 'users' }, ['bot', 'users']],
		['thread.reply', {}, ['thread', 'text']],
		['thread.create', {}, ['channel', 'message', 'text']],
		['reminder.create', { content: 'x' }, []],
		['reminder.create', { content: 'x', remind: 'users' }, ['users', 'time']],
		['reminder.create', { content: 'x', remind: 'message' }, ['chat', 'message']],
		['team.create', {}, ['name']],
	])('of %s marks what is missing: %j', (name, values, missing) => {
		const [resource = '', operation = ''] = name.split('.');
		const given = { resource, operation, ...values };
		const parameters = NodeHelpers.getNodeParameters(
			properties,
			given,
			true,
			false,
			null,
			node.description,
		);
		const issues = NodeHelpers.getNodeParametersIssues(
			properties,
			{ ...cliqNode, parameters: { ...parameters } },
			node.description,
		);
		expect(Object.keys(issues?.parameters ?? {}).sort()).toEqual([...missing].sort());
	});

	it('shows only fields of targets that it offers', () => {
		const offered = (values: INodeParameters) => {
			const sendTo = shown(values).find(({ name }) => name === 'sendTo');
			return (sendTo?.options ?? []).flatMap((option) =>
				'value' in option &&
				NodeHelpers.displayParameter(values, option, cliqNode, node.description)
					? [option.value]
					: [],
			);
		};
		expect(offered({ resource: 'message', operation: 'send' })).toEqual([
			'user',
			'users',
			'channel',
			'chat',
		]);
		expect(offered({ resource: 'message', operation: 'upsert' })).toEqual([
			'user',
			'channel',
			'chat',
		]);
		expect(offered({ resource: 'file', operation: 'upload' })).toContain('bot');
		expect(shownNames({ resource: 'message', operation: 'send', sendTo: 'bot' })).not.toContain(
			'bot',
		);
	});
});

describe('the options of each operation', () => {
	const COMMON = ['maxWaitSeconds', 'network', 'onRateLimit'];
	const SENDER = ['senderImageUrl', 'senderName', 'textFormat', 'neutralizeMentions'];
	const LIMITS = ['allowedFileTypes', 'maxFileSizeMb'];
	const PLACES = ['markAsRead', 'postAsBot', 'botSubscriber', 'comments'];
	const UPLOAD = [...COMMON, ...SENDER, ...LIMITS, ...PLACES];
	const FRAME = ['linkToExecution', 'mentions'];
	const WHOLE = [...FRAME, 'textFormat', 'neutralizeMentions'];
	const TEXT = [...FRAME, 'longText', 'replyTo', 'returnMessageId'];
	const MESSAGE = [...COMMON, ...SENDER, ...LIMITS, ...TEXT];
	const SEND = [...MESSAGE, 'attachmentDelivery', 'markAsRead', 'postAsBot', 'appKey'];

	it.each<[string, string, string | undefined, string[]]>([
		['file', 'upload', 'user', UPLOAD],
		['file', 'upload', 'bot', UPLOAD],
		['message', 'send', 'user', SEND],
		['message', 'send', 'chat', SEND],
		['message', 'update', undefined, [...COMMON, ...WHOLE, 'notifyEdit']],
		['message', 'schedule', undefined, [...COMMON, ...WHOLE, 'scheduleTimezone']],
		['bot', 'sendMessage', undefined, [...MESSAGE, 'appKey']],
		['bot', 'reply', undefined, [...MESSAGE, 'appKey']],
		['account', 'checkAccess', undefined, ['listOperations', ...COMMON]],
	])('%s.%s to %s', (resource, operation, sendTo, names) => {
		const values = { resource, operation, ...(sendTo && { sendTo }) };
		const collection = shown(values).find(({ name }) => name === 'options');
		const offered = collection ? offeredOptions(collection, values) : [];
		expect(offered.map(({ name }) => name).sort()).toEqual([...names].sort());
	});
});

describe('the texts of the form', () => {
	const SELF_EXPLAINING = ['resource', 'operation', 'options'];

	const fields = everyField.filter(
		({ name, type }) => type !== 'hidden' && !SELF_EXPLAINING.includes(name),
	);

	it.each(fields.map((field) => [label(field), field] as const))('describe %s', (_name, field) => {
		expect(field.type === 'notice' || Boolean(field.description ?? field.hint)).toBe(true);
		expect(field.displayName).toMatch(/^[A-Z]/);
		expect(field.description).not.toMatch(/\bcentre\b|\bcolour\b/i);
	});

	it('contain an example for every text field and everything that is typed into a picker', () => {
		const texts = fields.filter(({ type }) => type === 'string');
		expect(texts.filter(({ placeholder }) => !placeholder).map(label)).toEqual([]);
		const modes = fields.flatMap(({ modes: all = [] }) => all);
		expect(modes.filter(({ type, placeholder }) => type !== 'list' && !placeholder)).toEqual([]);
	});

	const withChoices = [...operations, ...adminOperations].flatMap(({ definition }) =>
		(definition.alsoUses ?? []).map((use) => [definition.action, use, definition] as const),
	);

	it.each(withChoices)('of "%s" name the permission that a choice needs', (_action, use, form) => {
		const words = JSON.stringify(form.fields.map(({ property }) => property));
		for (const { permission } of use.endpoints) {
			expect(words).toContain(`permission ${definitions[permission].name}`);
		}
		const [field, value] = use.choice.split(': ');
		const { property } =
			form.fields.find(({ property: { displayName } }) => displayName === field) ?? {};
		expect(property).toBeDefined();
		// Criteria are text: what needs more is not one of its options.
		expect(property?.options?.map(({ name }) => name) ?? [value]).toContain(value);
	});

	it('contain an action and a description for every operation', () => {
		for (const { definition } of [...operations, ...adminOperations]) {
			expect(definition.action).toMatch(/^[A-Z][a-z -]+$/);
			expect(definition.description.length).toBeGreaterThan(15);
		}
	});
});
