import type { CliqClient } from '../../cliq/client';
import { channelOfChat } from '../../cliq/lookups';
import type { ReplyTo } from '../../events/flatItem';
import type { Target } from '../../messaging/target';

/** Where a reply is sent. */
export interface Address {
	readonly target: Target;
	/** The bot that writes in a channel or thread; without one, the connected account does. */
	readonly postAsBot?: string;
	/** Of a bot's subscribers the one that asked. */
	readonly subscriber?: string;
}

/** @returns where a reply is sent, as far as that is known without Cliq */
export function addressOf(place: ReplyTo): Address {
	const { bot, userId = '', chatId, channelUniqueName, threadId } = place;
	if (threadId !== undefined) return { target: inChat(threadId), postAsBot: bot };
	if (channelUniqueName !== undefined) {
		return { target: { type: 'channel', id: channelUniqueName, chatId }, postAsBot: bot };
	}
	if (bot !== undefined && userId !== '' && isBotChat(place)) {
		return { target: { type: 'bot', id: bot, chatId }, subscriber: userId };
	}
	return { target: chatId === undefined ? { type: 'user', id: userId } : inChat(chatId) };
}

/** @returns whether a bot writes there */
export function isByBot({ target, postAsBot }: Address): boolean {
	return target.type === 'bot' || postAsBot !== undefined;
}

function inChat(chatId: string): Target {
	return { type: 'chat', id: chatId, chatId };
}

/** A chat that the bot may not see has no type, but its ID says so. [Zoho's samples] */
function isBotChat({ chatId, chatType }: ReplyTo): boolean {
	return chatId === undefined || (chatType ? chatType === 'bot' : /-B\d+$/.test(chatId));
}

/**
 * A bot writes to a channel by its name only, which not every event has. [Zoho's OpenAPI, Zoho's samples]
 *
 * @returns where a reply is sent
 */
export async function findAddress(client: CliqClient, place: ReplyTo): Promise<Address> {
	const { bot, chatId, chatType } = place;
	const known = addressOf(place);
	if (bot === undefined || isByBot(known) || chatType !== 'channel') return known;
	const name = chatId && (await channelOfChat(client, chatId));
	return name ? addressOf({ ...place, channelUniqueName: name }) : known;
}
