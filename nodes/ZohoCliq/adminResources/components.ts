/** What bots, slash commands, message actions and functions have in common. [Zoho's OpenAPI, v3] */
import { without } from '../cliq/json';
import type { Field, Values } from '../fields';
import {
	choice,
	choices,
	mapped,
	multiPicker,
	refuseEmpty,
	shownFor,
	text,
	upTo,
	url,
} from '../fields';
import { requireChanges } from '../operation/restOperation';

const isWebhook = { executionType: ['webhook'] };
const isDeluge = { executionType: ['deluge'] };

/** What runs its handlers. */
const executionType = choice({
	name: 'executionType',
	placement: 'form',
	isFixed: true,
	description: 'Whether its events go to a webhook, or run a Deluge script in Cliq',
	options: { webhook: 'Webhook', deluge: 'Deluge' },
});

/** Where a webhook's events go. */
export const executionUrl = url({
	name: 'executionUrl',
	label: 'Execution URL',
	description: 'Where its events go, for example the production URL of a Webhook node',
	placeholder: 'e.g. https://n8n.example.com/webhook/cliq',
	max: 225,
});

/** What runs a new one; it cannot be changed later. */
export const execution = {
	execution_type: executionType,
	execution_url: shownFor(isWebhook, executionUrl),
};

const SCOPES = {
	label: 'Available To',
	description: 'Who can use it',
	options: { personal: 'Only Me', organization: 'Whole Organization', team: 'Teams' },
} as const;

/** Teams, as the numbers that v3 wants. */
export const teamIds: Field<number[]> = mapped(
	multiPicker('Team', { name: 'teamIds', description: 'Teams that can use it, up to 4' }),
	(ids, at) => upTo(at, ids.map(Number), 4),
);

/** Who can use a new one. */
export const sharing = {
	scope: choice({ name: 'scope', placement: 'form', isFixed: true, ...SCOPES }),
	team_ids: shownFor({ scope: ['team'] }, teamIds),
};

/** Who can use it from now on. */
export const newSharing = { scope: choice({ name: 'scope', ...SCOPES }), team_ids: teamIds };

/** @throws INVALID_INPUT for no changes, and for teams that are not named */
export function checkSharing(values: Values<typeof newSharing>): void {
	requireChanges(values);
	if (values.scope === 'team' && !values.team_ids) refuseEmpty(teamIds.property.displayName);
}

/** The name of a slash command, message action or function. */
export const componentName = text({
	name: 'name',
	description: 'Name that no other one has',
	placeholder: 'e.g. ticket',
	max: 30,
});

/** What people read of it in a menu. */
export const hint = text({
	name: 'hint',
	description: 'What people read about it in the menu',
	placeholder: 'e.g. Create a ticket',
	max: 128,
});

/** What it is for. */
export const purpose = text({
	name: 'description',
	description: 'What it is for',
	placeholder: 'e.g. Creates tickets in the help desk',
	rows: 2,
	max: 300,
});

/** What a handler of a webhook sends. */
const permissions = choices({
	name: 'permissions',
	description:
		'What the webhook receives; functions only have Chat, Message and User, slash commands no Message',
	options: {
		attachments: 'Attachments',
		chat: 'Chat',
		location: 'Location',
		message: 'Message',
		user: 'User',
	},
});

/** What a handler of Deluge runs. */
const script = text({
	name: 'script',
	description: 'Deluge script that the handler runs, up to 250 KB',
	placeholder: 'e.g. return {"text": "Hello!"};',
	rows: 5,
});

/** What a handler does, by who runs it. */
export const handling = {
	runs: executionType,
	permissions: shownFor(isWebhook, permissions),
	script: shownFor(isDeluge, script),
};

/** @returns the body of a handler: Cliq knows who runs it */
export function handlerBody<Body extends { readonly runs?: unknown }>(body: Body) {
	return without(body, 'runs');
}
