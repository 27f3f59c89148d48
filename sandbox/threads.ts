import type { Message, Organization, User } from './organization';

/** A conversation beside that of a channel, begun from one of its messages. */
export interface Thread {
	/** The channel's chat id, `-T-` and a number [spec]. */
	chatId: string;
	parentChatId: string;
	/** Of the message it was begun from. */
	messageId: string;
	title: string;
	state: 'open' | 'closed';
	/** ZUIDs. */
	followers: string[];
}

/**
 * Begins a thread. Whoever begins it, whoever wrote its message and who follows all threads of the channel follow it.
 * @param message of a channel
 * @param title the message's own words unless given
 * @returns the thread of that message, which may be there already
 */
export function startThread(
	organization: Organization,
	message: Message,
	user: User,
	title?: string,
): Thread {
	const known = threadOfMessage(organization, message.id);
	if (known) return known;
	const channel = organization.channels.find(({ chatId }) => chatId === message.chatId);
	const parent = organization.findChat(message.chatId);
	const number = 2230748155763520213n + BigInt(organization.threads.length * 7919);
	const chat = organization.addChat({
		id: `${message.chatId}-T-${number}`,
		type: 'thread',
		title: title ?? message.text,
		creatorId: user.id,
		// The very lists of the channel: who is in the one is in the other.
		members: parent?.members ?? [],
		bots: parent?.bots ?? [],
	});
	const thread: Thread = {
		chatId: chat.id,
		parentChatId: message.chatId,
		messageId: message.id,
		title: chat.title,
		state: 'open',
		followers: [...new Set([user.id, message.sender.id, ...(channel?.autoFollowers ?? [])])],
	};
	organization.threads.push(thread);
	return thread;
}

export function findThread({ threads }: Organization, chatId: string): Thread | undefined {
	return threads.find((thread) => thread.chatId === chatId);
}

function threadOfMessage({ threads }: Organization, messageId: string): Thread | undefined {
	return threads.find((thread) => thread.messageId === messageId);
}

/** What a message tells of the thread that begins with it; nothing for most [spec, v2 threads]. */
export function threadInformation(
	organization: Organization,
	message: Message,
	user: User,
): Record<string, unknown> {
	const thread = threadOfMessage(organization, message.id);
	if (!thread) return {};
	return {
		thread_information: {
			is_follower: thread.followers.includes(user.id),
			message_count: messagesOf(organization, thread).length,
			follower_count: thread.followers.length,
			thread_message_id: encodedId(message),
			title: thread.title,
			chat_id: thread.chatId,
		},
	};
}

export function messagesOf({ messages }: Organization, thread: Thread): Message[] {
	return messages.filter(({ chatId }) => chatId === thread.chatId);
}

/** A message's id as threads write it. */
export function encodedId({ id }: Message): string {
	return id.replace('_', '%20');
}
