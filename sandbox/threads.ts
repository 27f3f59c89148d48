import type { Message, Organization, User } from './organization';

/** A conversation within a channel, started from one of its messages. */
export interface Thread {
	/** The channel's chat id, `-T-` and a number [spec]. */
	chatId: string;
	parentChatId: string;
	/** Of the message it was started from. */
	messageId: string;
	title: string;
	state: 'open' | 'closed';
	/** ZUIDs. */
	followers: string[];
}

/**
 * Starts a thread. It is followed by its creator, the author of its message and followers of all threads of the channel.
 * @param message of a channel
 * @param title the message's text by default
 * @returns the thread of that message, which may exist already
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
		// The same arrays as in the channel, so that members are shared.
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

/** The fields of a message about the thread it started; none for most [spec, v2 threads]. */
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

/** A message ID in the format of threads. */
export function encodedId({ id }: Message): string {
	return id.replace('_', '%20');
}
