import type { Bot, Chat, Message, Organization, User } from '../organization';
import { sharedFile } from '../endpoints/uploads';

type Json = Record<string, unknown>;

// The seed's only country.
const COUNTRIES: Record<string, string> = { Germany: 'de' };

// Of Zoho's samples.
const LOCATION = { latitude: 12.8282472, accuracy: 30, status: 'granted', longitude: 80.0511901 };

/** A person in the form of messages: `sender` and mentions [Zoho's samples]. */
function person(user: User): Json {
	return {
		country: COUNTRIES[user.country] ?? user.country,
		timezone: user.timezone,
		last_name: user.lastName,
		first_name: user.firstName,
		language: 'en',
		id: user.id,
		email: user.email,
	};
}

/** Who caused an event [Zoho's samples]. */
export function actor(user: User, organizationId: string): Json {
	return {
		...person(user),
		admin: user.admin,
		organization_id: organizationId,
		zoho_user_id: user.id,
	};
}

/** A bot that wrote something, in the place of a person: Cliq has no sign for it but its ID [reported live]. */
export function asUser(bot: Bot): User {
	return {
		id: `b-${bot.id}`,
		firstName: bot.name,
		lastName: '',
		name: bot.name,
		email: '',
		status: 'active',
		admin: false,
		department: '',
		designation: '',
		timezone: '',
		country: '',
		presence: { code: 'available', message: '', id: 0n },
	};
}

/** A chat [Zoho's samples]. A direct chat has the same type as a group's. */
export function chatPart(organization: Organization, chat: Chat, named: boolean): Json {
	const channel = organization.channels.find(({ chatId }) => chatId === chat.id);
	const members = chat.members.map((id) => {
		const { lastName = '', firstName = '', email = '' } = organization.findUser(id) ?? {};
		return { last_name: lastName, id, first_name: firstName, email, status: '0' };
	});
	return {
		owner: chat.creatorId,
		members,
		id: chat.id,
		type: chat.type === 'dm' ? 'chat' : chat.type,
		title: chat.title,
		...(named && channel && { channel_id: channel.id, channel_unique_name: channel.uniqueName }),
		recent_messages: [],
	};
}

/** Where the user is. */
export function location(): Json {
	return { ...LOCATION };
}

/** A message as an object: of a mention, a button, or a message action [Zoho's samples]. */
export function messagePart(organization: Organization, message: Message): Json {
	return {
		sender: senderOf(organization, message),
		time: String(message.time),
		text: message.text,
		type: message.files ? 'file' : 'text',
	};
}

function senderOf(organization: Organization, { sender }: Message): Json {
	const user = organization.findUser(sender.id);
	return user ? person(user) : { id: sender.id, first_name: sender.name, last_name: '' };
}

/** `message` of `message_details` and of a channel's `data` [Zoho's samples]. */
export function detailsPart(organization: Organization, message: Message): Json {
	const [file] = message.files ?? [];
	const replied =
		message.replyTo === undefined ? undefined : organization.findMessage(message.replyTo);
	return {
		mentions: mentionsIn(organization, message.text),
		type: file ? 'file' : 'text',
		text: message.text,
		...(file && { comment: message.text, file: sharedFile(file) }),
		...(replied && { replied_message: messagePart(organization, replied) }),
	};
}

/**
 * Files of a message. Webhooks get an address of their own that expires [Zoho]; its key is not documented.
 * @param url the sandbox's
 */
export function attachmentsPart({ files = [] }: Message, url: string): Json[] {
	return files.map(({ id, name, contentType, size }) => ({
		name,
		type: contentType,
		size,
		id,
		url: `${url}/event-files/${id}`,
	}));
}

/** Links in a text [Zoho's samples have an empty list]. */
export function linksIn(text: string): string[] {
	return text.match(/https?:\/\/[^\s<>"'`)\]]+/g) ?? [];
}

/** Whom a text mentions: `@Name`, `{@id}`, `{@email}`, or `[Name](zohoid:id)`. */
export function mentionsIn(organization: Organization, text: string): Json[] {
	const people = organization.users
		.filter(({ name, id, email }) => isMentioned(text, name, [id, email]))
		.map((user) => ({ ...person(user), name: user.name, type: 'user' }));
	return [...people, ...botsIn(organization, text).map(botMention)];
}

/** The bots that a text mentions. */
export function botsIn(organization: Organization, text: string): Bot[] {
	return organization.bots.filter(({ name, id }) => isMentioned(text, name, [`b-${id}`]));
}

function botMention({ name, id }: Bot): Json {
	return { name, id: `b-${id}`, type: 'bot' };
}

function isMentioned(text: string, name: string, ids: string[]): boolean {
	const at = text.toLowerCase().indexOf(`@${name.toLowerCase()}`);
	// "@News Bot" is not "@News Bottle".
	if (at >= 0 && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length + 1))) return true;
	return ids.some((id) => text.includes(`{@${id}}`) || text.includes(`](zohoid:${id})`));
}
