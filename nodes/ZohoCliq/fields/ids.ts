import type { INodeProperties } from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import { invalidInput } from '../errors';
import { channelNameOf, memberIdOf, userIdOf } from '../cliq/lookups';
import type { NamedChannel } from '../cliq/lookups';
import { decodeMessageId } from '../cliq/messageId';
import { pathSegment } from '../cliq/urls';
import type { About, Input, Wire } from './inputs';
import { atMost, input, Lookup } from './inputs';
import {
	botField,
	channelField,
	chatField,
	checkEmail,
	fromList,
	picker,
	typed,
	userField,
} from './locators';
import { toList, toLocated } from './parameters';
import type { Field, Located } from './parameters';

/** The thing that an operation works on, picked or typed. */
function located(
	field: INodeProperties,
	toWire: (located: Located, field: Field) => Wire | Lookup,
): Input {
	return {
		field: { ...field, required: true },
		isProminent: true,
		read: (raw, label) => {
			const found = toLocated(label, raw);
			if (found.value === '') return undefined;
			pathSegment(label.displayName, found.value);
			return toWire(found, label);
		},
	};
}

/** Channel ids begin with O, T or P; unique names are lower case. [Zoho's OpenAPI, live answers] */
const CHANNEL_ID = /^[OTP]\d{6,}/;

/** @returns a channel by what it was given as; an id is known by its look, however it was put in */
export function namedChannel({ mode, value }: Located): NamedChannel {
	return { by: mode === 'id' || CHANNEL_ID.test(value) ? 'id' : 'uniqueName', value };
}

const anyChannel = { ...channelField, description: 'The channel to work on' };

/** A channel where Cliq wants its id: a name is looked up. */
export const channelId = located(anyChannel, (found) => {
	const channel = namedChannel(found);
	return channel.by === 'id'
		? channel.value
		: new Lookup(async (client) => await channelNameOf(client, channel, 'id'));
});

/** A channel where Cliq wants its unique name: an id is looked up. */
export const channelUniqueName = located(anyChannel, (found) => {
	const channel = namedChannel(found);
	return channel.by === 'uniqueName'
		? channel.value
		: new Lookup(async (client) => await channelNameOf(client, channel, 'uniqueName'));
});

/** A conversation of any kind, that in a channel included, where Cliq wants the chat's id. */
export const chatId = located(
	picker('Chat', 'chat', 'The direct chat, group chat, channel or thread', [
		fromList('Select a chat or channel...', 'searchConversations'),
		...(chatField.modes ?? []).filter(({ name }) => name !== 'list'),
		typed(
			'By Channel Name',
			'channel',
			'e.g. zylkermarketing',
			"The channel's unique name; in Cliq: open the channel, View Information, Connectors",
		),
	]),
	(found) => {
		const { mode, value } = found;
		return mode === 'channel' || CHANNEL_ID.test(value)
			? new Lookup(async (client) => await channelNameOf(client, namedChannel(found), 'chatId'))
			: decodeMessageId(value);
	},
);

/** A chat that is no channel. */
export const directChatId = located(
	{ ...chatField, description: 'The direct or group chat to work on' },
	({ value }) => value,
);

/** A message in the chat that stands before it. */
export const messageId = located(
	picker('Message', 'message', 'The message to work on', [
		fromList('Select a message...', 'searchMessages'),
		typed('By ID', 'id', 'e.g. 1599387839188_229293271789', 'As an earlier Zoho Cliq node gave it'),
	]),
	({ value }) => decodeMessageId(value),
);

/** A thread of the channel that stands before it. */
export const threadId = located(
	picker('Thread', 'thread', 'The thread to work on', [
		fromList('Select a thread...', 'searchThreads'),
		typed(
			'By ID',
			'id',
			'e.g. CT_2230748155763520213_64396981-T-2230748155773520213',
			"The thread's chat ID, as Thread: Get Many gives it",
		),
	]),
	({ value }) => decodeMessageId(value),
);

/** Finds the ZUID that belongs to an email. */
type FindPerson = (
	client: CliqClient,
	email: string,
	path: Readonly<Record<string, string>>,
) => Promise<string>;

const inOrganization: FindPerson = async (client, email) => await userIdOf(client, email);

/** For people in the channel that the request is addressed to, guests included. */
export const amongMembers: FindPerson = async (client, email, { channel = '' }) =>
	await memberIdOf(client, channel, email);

function person(find: FindPerson): Input {
	const field = { ...userField, description: 'The person: a member of your organization' };
	return located(field, ({ mode, value }, { displayName }) => {
		if (mode === 'email') checkEmail(displayName, value);
		return value.includes('@')
			? new Lookup(async (client, path) => await find(client, value, path))
			: value;
	});
}

/** A user where Cliq wants the ZUID: an email is looked up. */
export const userId = person(inOrganization);

/** A member of the channel that stands before it, where Cliq wants the ZUID. */
export const memberId = person(amongMembers);

/** A bot where Cliq wants the unique name. */
export const botName = located(
	{ ...botField, description: 'The bot to work with' },
	({ value }) => value,
);

/** A team. */
export const teamId = located(
	picker('Team', 'team', 'The team to work on', [
		fromList('Select a team...', 'searchTeams'),
		typed('By ID', 'id', 'e.g. 2312000000001', 'As Team: Get Many gives it'),
	]),
	({ value }) => value,
);

/** A reminder. */
export const reminderId = located(
	picker('Reminder', 'reminder', 'The reminder to work on', [
		fromList('Select a reminder...', 'searchReminders'),
		typed('By ID', 'id', 'e.g. 7_1599387839188', 'As Reminder: Get Many gives it'),
	]),
	({ value }) => value,
);

/** A status that the connected account has saved. */
export const statusId = located(
	picker('Status', 'status', 'The status to work with', [
		fromList('Select a status...', 'searchStatuses'),
		typed('By ID', 'id', 'e.g. 1234567890123456789', 'As User Status: Get Many gives it'),
	]),
	({ value }) => value,
);

/**
 * Several things by id: picked in a drop-down, or by expression a list, or a text with commas or lines.
 *
 * @param what they are, each; its list is called after it
 * @param description a sentence without its full stop
 */
export function several(what: 'Channel' | 'Chat' | 'Team', description: string): Input {
	return input(
		{
			displayName: `${what} Names or IDs`,
			description: `${description}. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
		},
		{
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: `get${what}s` },
			default: [],
		},
		(raw, field) => atMost(undefined, field, toList(field, raw)),
	);
}

/** What a field for several people is called and says. */
export const PEOPLE = {
	displayName: 'Users',
	description: 'User IDs or email addresses, several by comma; an expression can give a list',
	placeholder: 'e.g. olivia.palmer@zylker.com, 55743307',
};

/**
 * Several people by ZUID or email, where Cliq wants ZUIDs: emails are looked up.
 *
 * @param max people at most, where Cliq publishes a limit
 * @param find how emails are looked up; null where Cliq takes them as they are
 */
export function people(
	about: About,
	{ max, find = inOrganization }: { max?: number; find?: FindPerson | null } = {},
): Input {
	return input(about, { type: 'string', default: '' }, (raw, field) => {
		const given = [...new Set(toList(field, raw))];
		if (max !== undefined && given.length > max) {
			throw invalidInput(
				field.displayName,
				`names ${given.length} people; Cliq takes ${max} at most`,
			);
		}
		for (const person of given) checkPerson(field, person);
		if (given.length === 0) return undefined;
		if (find === null || !given.some((person) => person.includes('@'))) return given;
		return new Lookup(async (client, path) => {
			const ids: string[] = [];
			for (const person of given) {
				ids.push(person.includes('@') ? await find(client, person, path) : person);
			}
			return ids;
		});
	});
}

function checkPerson({ displayName }: Field, person: string): void {
	if (person.includes('@')) checkEmail(displayName, person);
	else if (!/^\d+$/.test(person)) {
		throw invalidInput(displayName, `must hold user IDs or email addresses, not "${person}"`);
	}
}
