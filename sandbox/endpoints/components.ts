import { type Answer, ok, Refusal } from '../answers';
import { type ActionComponent, type ActionKind, componentRecord } from '../components';
import type { Call, Endpoint } from '../endpoint';
import type { Fields } from '../fields';
import type { Organization } from '../organization';
import { CHANGES, handlerEndpoints, type Owner } from './handlers';
import { addedSince, page, syncTokenOf } from './paging';
import { empty } from './replies';

/** What the kinds differ in. */
interface Kind {
	kind: ActionKind;
	path: string;
	scopes: string;
	/** How its error codes begin. */
	code: string;
	fields: Fields;
	/** Needed only to create it. */
	required: readonly string[];
	/** The handlers that a new one has. */
	handlers: (body: Readonly<Record<string, unknown>>) => readonly string[];
	/** Of creating one, and of reading one: the documents differ. */
	createPerMinute: number;
	readPerMinute: number;
}

const NAME = { type: 'string', max: 30 } as const;
const URL_FIELD = { type: 'string', max: 225 } as const;

const SCOPE: Fields = {
	scope: { type: 'string', values: ['organization', 'team', 'personal'] },
	team_ids: { type: 'array', max: 4 },
	image: { type: 'string' },
};

/** v3 slashcommands.yml, messageactions.yml and functions.yml. */
const KINDS: Kind[] = [
	{
		kind: 'command',
		path: '/api/v3/commands',
		scopes: 'ZohoCliq.Commands',
		code: 'command',
		fields: {
			hint: { type: 'string', max: 128 },
			description: { type: 'string', max: 300 },
			options: { type: 'object' },
			max_suggestions: { type: 'integer', max: 5 },
			...SCOPE,
		},
		required: ['hint', 'scope'],
		handlers: () => ['execution_handler'],
		createPerMinute: 10,
		readPerMinute: 30,
	},
	{
		kind: 'messageaction',
		path: '/api/v3/messageactions',
		scopes: 'ZohoCliq.MessageActions',
		code: 'msgaction',
		fields: {
			hint: { type: 'string', max: 128 },
			multi_selectable: { type: 'boolean' },
			message_types: { type: 'array', max: 3 },
			...SCOPE,
		},
		required: ['hint'],
		handlers: () => ['execution_handler'],
		createPerMinute: 30,
		readPerMinute: 10,
	},
	{
		kind: 'function',
		path: '/api/v3/functions',
		scopes: 'ZohoCliq.Functions',
		code: 'function',
		fields: { description: { type: 'string', max: 300 } },
		required: ['description'],
		handlers: ({ function_type: type }) => [
			type === 'form' ? 'form_submit_handler' : `${String(type)}_handler`,
		],
		createPerMinute: 10,
		readPerMinute: 30,
	},
];

/** Slash commands, message actions and functions. */
export const componentEndpoints: Endpoint[] = KINDS.flatMap(endpointsOf);

function endpointsOf(kind: Kind): Endpoint[] {
	const { path, scopes } = kind;
	const own = (call: Call) => find(call, kind);
	const one = `${path}/{component}`;
	const owner: Owner = {
		kind: kind.kind,
		path: one,
		scopes,
		find: own,
		findOwn: own,
		defaults: ['execution_handler', 'button_handler', 'form_submit_handler'],
	};
	const handlers = handlerEndpoints(owner);
	return [
		creating(kind),
		{
			method: 'GET',
			path,
			scope: `${scopes}.READ`,
			limitPerMinute: 30,
			lockMinutes: 5,
			query: {
				limit: { type: 'integer', max: 50 },
				sync_token: { type: 'string' },
				next_token: { type: 'string' },
			},
			handle: (call) => list(call, kind),
		},
		{
			method: 'GET',
			path: one,
			scope: `${scopes}.READ`,
			limitPerMinute: kind.readPerMinute,
			lockMinutes: 5,
			handle: (call) => answer(call, kind, own(call)),
		},
		{
			...CHANGES,
			method: 'PATCH',
			path: one,
			scope: `${scopes}.UPDATE`,
			body: { name: NAME, execution_url: URL_FIELD, ...kind.fields },
			handle: (call) => update(call, kind),
		},
		{
			...CHANGES,
			method: 'DELETE',
			path: one,
			scope: `${scopes}.DELETE`,
			handle: (call) => {
				const { components } = call.organization;
				components.splice(components.indexOf(own(call)), 1);
				return empty(call);
			},
		},
		// Message actions have their one handler from the start.
		...handlers.filter(
			({ method }) => kind.kind !== 'messageaction' || method === 'GET' || method === 'PATCH',
		),
	];
}

function creating(kind: Kind): Endpoint {
	const fields = Object.entries(kind.fields).map(([key, field]) => [
		key,
		kind.required.includes(key) ? { ...field, required: true } : field,
	]);
	const types = ['button', 'form', 'widget_button'];
	return {
		method: 'POST',
		path: kind.path,
		scope: `${kind.scopes}.CREATE`,
		limitPerMinute: kind.createPerMinute,
		lockMinutes: 5,
		body: {
			name: { ...NAME, required: true },
			execution_type: { type: 'string', values: ['deluge', 'webhook'] },
			execution_url: URL_FIELD,
			...(kind.kind === 'function' && {
				function_type: { type: 'string', required: true, values: types },
			}),
			...(Object.fromEntries(fields) as Fields),
		},
		handle: (call) => create(call, kind),
	};
}

function create(call: Call, kind: Kind): Answer {
	const { body, organization, user } = call;
	const { name, description, scope, execution_type, execution_url, ...details } = body;
	const isWebhook = execution_type === 'webhook';
	checkName(organization, kind, String(name));
	if (isWebhook !== (execution_url !== undefined)) {
		throw new Refusal(400, 'invalid_inputs', 'Request body validation failed.');
	}
	const added: ActionComponent = {
		kind: kind.kind,
		id: organization.newComponentId(),
		name: String(name),
		description: typeof description === 'string' ? description : '',
		creatorId: user.id,
		scope: (scope ?? 'personal') as ActionComponent['scope'],
		executionType: isWebhook ? 'webhook' : 'deluge',
		...(isWebhook && { executionUrl: String(execution_url) }),
		handlers: kind.handlers(body).map((type) => ({
			id: organization.newComponentId(),
			type,
			permissions: [],
		})),
		status: 'enabled',
		details,
	};
	organization.components.push(added);
	return answer(call, kind, added);
}

function update(call: Call, kind: Kind): Answer {
	const { body, organization } = call;
	const found = find(call, kind);
	const { name, description, scope, execution_url, ...details } = body;
	if (typeof name === 'string' && name !== found.name) checkName(organization, kind, name);
	Object.assign(found, {
		...(name !== undefined && { name }),
		...(description !== undefined && { description }),
		...(scope !== undefined && { scope }),
		...(execution_url !== undefined && { executionUrl: execution_url }),
		details: { ...found.details, ...details },
	});
	return answer(call, kind, found);
}

function checkName({ components }: Organization, { kind, code }: Kind, name: string): void {
	const isTaken = components.some(
		(other) => other.kind === kind && other.name.toLowerCase() === name.toLowerCase(),
	);
	if (isTaken) {
		throw new Refusal(400, `${code}_name_already_exists`, 'This name already exists.');
	}
}

function find({ organization, params }: Call, { kind, code }: Kind): ActionComponent {
	const found = organization.components.find(
		(other) => other.kind === kind && other.id === params.component,
	);
	if (!found) throw new Refusal(404, `${code}_not_found`, 'It does not exist.');
	return found;
}

function list({ organization, query }: Call, { kind, path }: Kind): Answer {
	const all = organization.components.filter((other) => other.kind === kind);
	const added = addedSince(all, query.sync_token);
	const { entries, nextToken } = page(added, query.limit, query.next_token, 20);
	return ok({
		url: path,
		type: kind,
		...(nextToken && { next_token: nextToken }),
		...syncTokenOf(all),
		data: entries.map((component) => recordOf(component, organization)),
	});
}

function answer({ organization }: Call, { kind, path }: Kind, component: ActionComponent): Answer {
	return ok({
		url: `${path}/${component.id}`,
		type: kind,
		data: recordOf(component, organization),
	});
}

function recordOf(component: ActionComponent, organization: Organization) {
	return componentRecord(component, organization.findUser(component.creatorId)?.name ?? '');
}
