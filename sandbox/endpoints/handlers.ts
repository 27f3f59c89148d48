import { type Answer, ok, operationFailed, Refusal } from '../answers';
import type { ActionKind, Component, Handler } from '../components';
import { PERMISSIONS } from '../components';
import type { Call, Endpoint } from '../endpoint';
import type { Fields } from '../fields';
import { empty } from './replies';

/** Of all changes and of reading one handler [spec]. */
export const CHANGES = { limitPerMinute: 10, lockMinutes: 5 } as const;

/** Whose handlers: finds the component of a call, and says which of its handlers came with it. */
export interface Owner {
	kind: 'bot' | ActionKind;
	/** Of one component, with its ID in it as `{component}`. */
	path: string;
	/** `ZohoCliq.Bots`, for example. */
	scopes: string;
	/** @throws Refusal if there is none */
	find: (call: Call) => Component;
	/** The same for someone who may change it. */
	findOwn: (call: Call) => Component;
	defaults: readonly string[];
}

const FIELDS: Fields = {
	script: { type: 'string' },
	permissions: { type: 'array', max: 5 },
};

/** Only of an action in a bot's menu. */
const MENU: Fields = {
	name: { type: 'string', max: 15 },
	icon: { type: 'string' },
	sub_actions: { type: 'array', max: 5 },
};

/** The calls on handlers: v3 bots.yml, slashcommands.yml, messageactions.yml and functions.yml. */
export function handlerEndpoints(owner: Owner): Endpoint[] {
	const one = `${owner.path}/handlers/{type}`;
	const isBot = owner.kind === 'bot';
	const query: Fields = isBot ? { handler_id: { type: 'string' } } : {};
	const body: Fields = isBot ? { ...FIELDS, ...MENU } : FIELDS;
	return [
		{
			...CHANGES,
			method: 'POST',
			path: `${owner.path}/handlers`,
			scope: `${owner.scopes}.UPDATE`,
			body: { type: { type: 'string', required: true }, ...body },
			handle: (call) => createHandler(call, owner),
		},
		{
			...CHANGES,
			method: 'PATCH',
			path: one,
			scope: `${owner.scopes}.UPDATE`,
			query,
			body,
			handle: (call) => updateHandler(call, owner),
		},
		{
			...CHANGES,
			method: 'GET',
			path: one,
			scope: `${owner.scopes}.READ`,
			query,
			handle: (call) => {
				const component = owner.find(call);
				return answer(owner, component, handlerOf(call, component));
			},
		},
		{
			...CHANGES,
			method: 'DELETE',
			path: one,
			scope: `${owner.scopes}.UPDATE`,
			query,
			handle: (call) => deleteHandler(call, owner),
		},
	];
}

function createHandler(call: Call, owner: Owner): Answer {
	const { body, organization, switches } = call;
	const component = owner.findOwn(call);
	const type = String(body.type);
	if (!PERMISSIONS[owner.kind][type]) {
		throw new Refusal(400, 'invalid_inputs', 'Invalid handler type.');
	}
	const isMenu = type === 'menu_handler';
	if (!isMenu && component.handlers.some((handler) => handler.type === type)) {
		throw new Refusal(
			400,
			'execution_handler_create_failed',
			'Failed to create the execution handler.',
		);
	}
	if (isMenu && typeof body.name !== 'string') throw dataRequired();
	const given = checkedBody(call, owner, component, type);
	if (component.executionType === 'webhook' && !given.permissions) throw dataRequired();
	const isLarge = (given.permissions?.length ?? 0) > 1;
	if (type === 'mention_handler' && isLarge && switches.mentionHandler === 'smallFirst') {
		throw operationFailed();
	}
	const added = { id: organization.newComponentId(), type, permissions: [], ...given };
	component.handlers.push(added);
	return answer(owner, component, added);
}

function updateHandler(call: Call, owner: Owner): Answer {
	const component = owner.findOwn(call);
	const handler = handlerOf(call, component);
	Object.assign(handler, checkedBody(call, owner, component, handler.type));
	return answer(owner, component, handler);
}

function deleteHandler(call: Call, owner: Owner): Answer {
	const component = owner.findOwn(call);
	const handler = handlerOf(call, component);
	if (owner.defaults.includes(handler.type)) {
		throw new Refusal(
			400,
			'default_handler_delete_not_allowed',
			'The default handler cannot be deleted.',
		);
	}
	component.handlers.splice(component.handlers.indexOf(handler), 1);
	return empty(call);
}

function handlerOf({ params, query }: Call, { handlers }: Component): Handler {
	const found = handlers.find(
		({ id, type }) => type === params.type && (query.handler_id ?? id) === id,
	);
	if (found) return found;
	throw new Refusal(404, 'execution_handler_not_found', 'The execution handler does not exist.');
}

/** A webhook component has permissions, a Deluge one a script. */
function checkedBody(
	{ body }: Call,
	{ kind }: Owner,
	{ executionType }: Component,
	type: string,
): Partial<Handler> {
	const { permissions, script, name, icon } = body as Partial<Handler>;
	const allowed = PERMISSIONS[kind][type] ?? [];
	const isRight =
		executionType === 'webhook'
			? script === undefined && (permissions ?? []).every((each) => allowed.includes(each))
			: permissions === undefined;
	if (!isRight) {
		throw new Refusal(400, 'execution_handler_data_invalid', 'Provided handler data is invalid.');
	}
	return {
		...(permissions && { permissions }),
		...(script !== undefined && { script }),
		...(name !== undefined && { name }),
		...(icon !== undefined && { icon }),
	};
}

function dataRequired(): Refusal {
	return new Refusal(400, 'execution_handler_data_required', 'Required handler data is missing.');
}

function answer({ path }: Owner, { id }: Component, handler: Handler): Answer {
	return ok({
		url: `${path.replace('{component}', id)}/handlers/${handler.type}`,
		type: 'execution_handler',
		data: handler,
	});
}
