import {
	actor,
	attachmentsPart,
	chatPart,
	detailsPart,
	linksIn,
	location,
	mentionsIn,
	messagePart,
} from './parts';
import { KINDS, type Kind, type KindName } from './kinds';
import { isBot, type Owner, type Scene, typeOf, type World } from './types';

type Json = Record<string, unknown>;

const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** What else an event says, beside what follows from where it happened. */
export interface Details {
	/** Outside `params`. */
	top?: Json;
	/** Of `handler`: the name of a menu's action. */
	handlerName?: string;
	/** In `params`, whatever the permissions. */
	params?: Json;
}

let responses = 17202823900615741n;

/**
 * The body of an event [Zoho's samples]: parts that a handler has no permission for are left out.
 * @param permissions `attachments`, `chat`, `location`, `message`, `user`
 */
export function envelope(
	world: World,
	name: KindName,
	owner: Owner,
	scene: Scene,
	{ top, handlerName, params }: Details,
	permissions: readonly string[],
): Json {
	const kind: Kind = KINDS[name];
	const { clock, url } = world;
	const parts = Object.entries(contextOf(world, name, scene)).filter(([permission]) =>
		permissions.includes(permission),
	);
	return {
		name: owner.name,
		...(isBot(owner) && { unique_name: owner.uniqueName }),
		handler: { type: kind.wire, ...(handlerName !== undefined && { name: handlerName }) },
		...top,
		...(kind.answers && {
			response_url: `${url()}/v2/extensions/2980/responses/${String((responses += 7n))}`,
		}),
		type: typeOf(owner),
		timestamp: clock.now(),
		params: {
			environment: environmentOf(world),
			access: accessOf(world, name, scene),
			...Object.assign({}, ...parts.map(([, part]) => part)),
			...params,
		},
	};
}

function environmentOf({ organization, url }: World): Json {
	return { tld: '.com', data_center: 'US', base_url: `${url()}/company/${organization.id}` };
}

function accessOf({ organization }: World, name: KindName, { user, chat }: Scene): Json {
	return {
		user_id: user.id,
		zoho_user_id: user.id,
		organization: { type: 'company', id: organization.id },
		// A call happens in no chat.
		...(name !== 'call' && { user_agent: USER_AGENT, chat_id: chat.id }),
	};
}

/** The parts of each permission. */
function contextOf(world: World, name: KindName, scene: Scene): Record<string, Json> {
	const { organization, switches } = world;
	const { user, chat } = scene;
	const named = name === 'command' || switches.channelNames === 'always';
	const inBlank = name === 'context' || name === 'command' || name === 'suggestion';
	return {
		...(inBlank && { attachments: { attachments: [] } }),
		...(scene.message && messageParts(world, name, scene)),
		user: { user: actor(user, organization.id) },
		...(!ABROAD.has(name) && { chat: { chat: chatPart(organization, chat, named) } }),
		location: { location: location() },
	};
}

const ABROAD = new Set<KindName>(['welcome', 'incoming', 'call']);

function messageParts(
	{ organization, url }: World,
	name: KindName,
	{ message }: Scene,
): Record<string, Json> {
	if (!message || name === 'channel') return {};
	const attachments = { attachments: attachmentsPart(message, url()) };
	const mentions = mentionsIn(organization, message.text);
	if (name === 'message') {
		const details = { message: detailsPart(organization, message), time: message.time };
		const text = { message: message.text, raw_message: message.text };
		const links = linksIn(message.text);
		const none = { options: {}, selections: [], arguments: '' };
		return {
			attachments,
			message: { message_details: details, mentions, links, ...text, ...none },
		};
	}
	const one = messagePart(organization, message);
	if (name === 'action') {
		const messages = { count: 1, list: [one] };
		return { attachments, message: { message: one, messages, mentions } };
	}
	return { message: { message: one, ...(name === 'mention' && { mentions }) } };
}
