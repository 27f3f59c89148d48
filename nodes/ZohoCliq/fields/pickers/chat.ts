import { channelNameOf, isChannel, namedChannel } from '../../cliq/lookups';
import { decodeMessageId } from '../../cliq/messageId';
import { nameIn } from '../../cliq/names';
import { NAME_MODE } from '../../words';
import type { Resolvable } from '../field';
import { Unresolved } from '../field';
import { CHANNEL_NAME_HINT } from './channel';
import type { Located } from './picker';
import { fromList, located, typed } from './picker';

const byId = typed(
	'By ID',
	'id',
	'e.g. CT_2243173626687865223_87610291',
	'In Cliq, open the chat → menu → API Endpoint; it contains the chat ID',
);

/** A conversation outside channels. */
export const chatPicker = {
	name: 'chat',
	description: 'The direct or group chat to operate on',
	clean: ({ value }: Located) => nameIn('chat', value),
	modes: [fromList('Select a chat...', 'searchChats'), byId],
};

/** A chat outside channels. */
export const directChatId = located(chatPicker, ({ value }) => value);

/** A conversation of any kind, including a channel's, as the chat ID. */
export const chatId = located(
	{
		...chatPicker,
		description: 'The direct chat, group chat, channel or thread',
		modes: [
			fromList('Select a chat or channel...', 'searchConversations'),
			byId,
			typed(NAME_MODE, 'channel', 'e.g. zylkermarketing', CHANNEL_NAME_HINT),
		],
	},
	(found): Resolvable<string> => {
		const { mode, value } = found;
		return mode === 'channel' || isChannel(value)
			? new Unresolved(async (client) => await channelNameOf(client, namedChannel(found), 'chatId'))
			: decodeMessageId(value);
	},
);
