import {
	channelUnknown,
	noPermission,
	operationFailed,
	technicalError,
	urlInvalid,
} from '../answers';
import type { Call } from '../endpoint';
import type { Fields } from '../fields';
import type { Bot, Chat, Message, Target } from '../organization';

/** The target of a message or file. */
export interface Place {
	chat: Chat;
	to: Target;
}

type Find = (call: Call) => Place;

/** Documented for some calls in v2 as `appkey`, for others in v3 as `extension_key` [spec]. */
export const EXTENSION_KEY: Fields = {
	appkey: { type: 'string', when: ({ extensionKey }) => extensionKey === 'appkey' },
	extension_key: { type: 'string', when: ({ extensionKey }) => extensionKey === 'extension_key' },
};

/** Bots of extensions act only with its key [spec]; what Cliq answers without is not known. */
function checkKey({ form, query }: Call, { appKey }: Bot): void {
	const given = query.appkey ?? query.extension_key ?? form.appkey;
	if (appKey !== undefined && given !== appKey) throw operationFailed();
}

/** `/buddies/{user}`: an email address or a ZUID of the same organization [spec]. */
export const buddy: Find = ({ organization, params, user }) => {
	const other = organization.findUser(params.user ?? '');
	if (!other || other.status !== 'active') throw urlInvalid();
	return { chat: organization.directChat(user, other), to: { type: 'user', id: other.id } };
};

/** `/channelsbyname/{channel}` or `/channels/{channel}`. */
export const channel: Find = ({ organization, params, user, network }) => {
	const found = organization
		.channelsIn(network)
		.find(({ id, uniqueName }) => id === params.channelId || uniqueName === params.channel);
	const chat = found && organization.findChat(found.chatId);
	if (!found || !chat) throw channelUnknown();
	if (!chat.members.includes(user.id)) throw noPermission();
	return { chat, to: { type: 'channel', id: found.id, uniqueName: found.uniqueName } };
};

/** `/chats/{chatId}`: direct, group, channel and bot chats alike. */
export const chat: Find = ({ organization, params, user }) => {
	const found = organization.findChat(params.chatId ?? '');
	if (!found) throw urlInvalid();
	if (!found.members.includes(user.id)) throw noPermission();
	return { chat: found, to: { type: 'chat', id: found.id } };
};

/** `/chats/{chatId}/messages/{messageId}`; an invalid ID is a technical error [reported live]. */
export function messageIn(call: Call): Message {
	const place = chat(call);
	const { messageId = '' } = call.params;
	const { messageIdInPath: accepted } = call.switches;
	// Decoded already.
	const spelling = messageId.includes('_') ? 'underscore' : 'encoded';
	if (accepted !== 'any' && accepted !== spelling) throw technicalError();
	const found = call.organization.findMessage(messageId);
	if (found?.chatId !== place.chat.id) throw technicalError();
	return found;
}

/** `/bots/{bot}` by unique name. */
export function findBot(call: Call): Bot {
	const { organization, params } = call;
	const found = organization.bots.find(({ uniqueName }) => uniqueName === params.bot);
	if (!found) throw urlInvalid();
	checkKey(call, found);
	return found;
}

/** The bot that sends a post, which must be in the conversation [spec]. */
export function participant(
	call: Call,
	uniqueName: string | undefined,
	place: Place,
): Bot | undefined {
	if (uniqueName === undefined) return undefined;
	const found = call.organization.bots.find((bot) => bot.uniqueName === uniqueName);
	if (!found || !place.chat.bots.includes(found.uniqueName)) throw operationFailed();
	checkKey(call, found);
	return found;
}
