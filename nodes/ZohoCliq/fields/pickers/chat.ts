import type { NamedChat } from '../../cliq/directChats';
import { chatIdOf, namedChat, namedConversation } from '../../cliq/directChats';
import type { NamedChannel } from '../../cliq/lookups';
import { nameIn } from '../../cliq/names';
import { EMAIL_MODE, NAME_MODE } from '../../words';
import { checkEmail } from '../coerce';
import type { FieldContext, Resolvable } from '../field';
import { Unresolved } from '../field';
import { CHANNEL_NAME_HINT } from './channel';
import type { Located } from './picker';
import { fromList, located, typed } from './picker';

const byId = typed(
	'By ID',
	'id',
	'e.g. CT_2243173626687865223_87610291',
	'In Cliq, open the chat → menu → API Endpoint',
);

const byEmail = typed(EMAIL_MODE, 'email', 'e.g. nathan@example.com');

/** Sending to a person or a channel returns the chat's id only where Cliq does. */
const AFTER_SENDING = 'Sending does not always return a chatId: enter {{ $json.sentTo.id }}';

/** A conversation outside channels. */
export const chatPicker = {
	name: 'chat',
	description: 'The direct or group chat to operate on',
	clean: ({ value }: Located) => nameIn('chat', value),
	modes: [fromList('searchChats'), byId, byEmail],
	ifEmpty: `${AFTER_SENDING} and choose "${EMAIL_MODE}".`,
};

/** @returns the chat's id, looked up if it was named otherwise */
function idOf(chat: NamedChat | NamedChannel, label: string): Resolvable<string> {
	if (chat.by === 'chatId') return chat.value;
	// As returned by other operations, a person may also be a ZUID.
	if (chat.by === 'person' && !/^\d+$/.test(chat.value)) checkEmail(label, chat.value);
	return new Unresolved(async (client) => await chatIdOf(client, chat));
}

/** @returns the id of a chat outside channels */
export function toChatId(found: Located, { label }: FieldContext): Resolvable<string> {
	return idOf(namedChat(found), label);
}

/** A chat outside channels. */
export const directChatId = located(chatPicker, toChatId);

/** A conversation of any kind, including a channel's, as the chat ID. */
export const chatId = located(
	{
		...chatPicker,
		description: 'The chat, channel or thread',
		modes: [
			fromList('searchConversations'),
			byId,
			byEmail,
			typed(NAME_MODE, 'channel', 'e.g. zylkermarketing', CHANNEL_NAME_HINT),
		],
		ifEmpty: `${AFTER_SENDING} and choose "${EMAIL_MODE}" for a person, "${NAME_MODE}" for a channel.`,
	},
	(found, { label }) => idOf(namedConversation(found), label),
);
