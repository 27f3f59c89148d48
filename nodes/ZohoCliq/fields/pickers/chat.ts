import { channelNameOf, isChannelId, namedChannel } from '../../cliq/lookups';
import { decodeMessageId } from '../../cliq/messageId';
import type { Resolvable } from '../field';
import { Unresolved } from '../field';
import { fromList, located, typed } from './picker';

const byId = typed(
	'By ID',
	'id',
	'e.g. CT_2243173626687865223_87610291',
	'In Cliq: open the chat, its menu, API Endpoint: the chat ID stands in it',
);

/** A conversation that is no channel. */
export const chatPicker = {
	name: 'chat',
	label: 'Chat',
	description: 'The direct or group chat to work on',
	modes: [fromList('Select a chat...', 'searchChats'), byId],
};

/** A chat that is no channel. */
export const directChatId = located(chatPicker, ({ value }) => value);

/** A conversation of any kind, that in a channel included, where Cliq wants the chat's ID. */
export const chatId = located(
	{
		...chatPicker,
		description: 'The direct chat, group chat, channel or thread',
		modes: [
			fromList('Select a chat or channel...', 'searchConversations'),
			byId,
			typed(
				'By Channel Name',
				'channel',
				'e.g. zylkermarketing',
				"The channel's unique name; in Cliq: open the channel, View Information, Connectors",
			),
		],
	},
	(found): Resolvable<string> => {
		const { mode, value } = found;
		return mode === 'channel' || isChannelId(value)
			? new Unresolved(async (client) => await channelNameOf(client, namedChannel(found), 'chatId'))
			: decodeMessageId(value);
	},
);
