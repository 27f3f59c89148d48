import { EventEmitter } from 'node:events';
import { rmSync } from 'node:fs';

import { newSettings, type Role, type UserField } from './administration';
import type { Calendar, CalendarEvent, MediaSession } from './calendar';
import { type ChannelDetails, newDetails } from './channelDetails';
import type { Clock } from './clock';
import type { ActionComponent, Component } from './components';
import type { Database } from './databases';
import type { Operation } from './events/kinds';
import type { Notice } from './events/types';
import type { Pin, Reaction, ScheduledMessage, Star } from './messageDetails';
import type { Department, Designation } from './organizationChart';
import { newPlatform } from './platform';
import { randomHex } from './randomHex';
import type { Reminder } from './reminders';
import { seed } from './seed';
import type { Presence, SavedStatus, TransientStatus } from './statuses';
import type { Team } from './teams';
import type { Thread } from './threads';

export interface User {
	/** The ZUID. */
	id: string;
	firstName: string;
	lastName: string;
	name: string;
	email: string;
	status: 'active' | 'inactive' | 'pending';
	admin: boolean;
	department: string;
	designation: string;
	timezone: string;
	country: string;
	/** The user's presence. */
	presence: Presence;
	/** When the user checked in for remote work; none while checked out. */
	checkedInAt?: number;
	/** Quiet hours and days, by the API's keys. */
	quiet?: Record<string, unknown>;
	/** Other profile fields of the user, by the API's keys. */
	details?: Record<string, unknown>;
}

export interface Chat {
	id: string;
	type: 'dm' | 'chat' | 'channel' | 'bot' | 'thread';
	title: string;
	members: string[];
	/** Unique names of the participating bots. */
	bots: string[];
	creatorId: string;
	createdAt: number;
	modifiedAt: number;
	/** The bot, for its chat with a subscriber. */
	bot?: string;
	/** The pinned message at the top: v2's only one. */
	pinned?: Pin;
	/** All pinned messages, as v3 lists them; the latest first. */
	pins?: Pin[];
	/** ZUIDs of those who have it in their sidebar. */
	keptBy?: string[];
	/** Up to which message it is read, by ZUID. */
	readTo?: Record<string, string>;
	/** Whether Cliq keeps its messages. */
	history?: string;
	/** ZUIDs of those who have muted it. */
	mutedBy?: string[];
}

export interface Channel extends ChannelDetails {
	/** Begins with O (organization), T (team) or P (private). */
	id: string;
	uniqueName: string;
	name: string;
	description: string;
	level: 'organization' | 'team' | 'private' | 'external';
	status: 'created' | 'pending' | 'archived';
	chatId: string;
	creatorId: string;
	createdAt: number;
	/** The Cliq Network that it is in. */
	network?: string | undefined;
}

export interface Bot extends Component {
	uniqueName: string;
	subscribers: string[];
	/** `listen_message` and `send_message`: what it does in channels. */
	channelParticipation: string[];
	/** Of a bot that came with an extension: every call must name it. */
	appKey?: string;
}

export interface StoredFile {
	id: string;
	name: string;
	contentType: string;
	size: number;
	sha256: string;
	/** Where the bytes are stored, until the sandbox is reset or closed. */
	path: string;
	chatId: string;
	messageId: string;
}

export interface Target {
	/** How the request identified it. */
	type: 'user' | 'channel' | 'chat' | 'bot';
	/** ZUID, channel id, chat id, or the bot's unique name. */
	id: string;
	/** Of a channel. */
	uniqueName?: string;
	/** Of a bot: the subscriber who received this one. */
	userId?: string;
}

export interface Message {
	/** `1599387839188_229293271789`; bots' responses have the same ID with `%20` instead of the underscore [reported live]. */
	id: string;
	time: number;
	chatId: string;
	to: Target;
	text: string;
	sender: { id: string; name: string };
	/** The bot that posted it (`uniqueName`), or the sender's chosen appearance (`name`, `image`). */
	bot?: { uniqueName?: string; name: string; image?: string };
	files?: StoredFile[];
	replyTo?: string;
	markAsRead?: boolean;
	reactions?: Reaction[];
	/** By the ZUID of who starred it. */
	stars?: Record<string, Star>;
	/** The guide's `attachments` of a bot message, as sent. */
	links?: unknown;
	/** Rich content, as sent. */
	card?: unknown;
	slides?: unknown;
	buttons?: unknown;
	/** Texts that a bot offers for the answer. */
	suggestions?: unknown;
	/** Of a poll: the chosen option's number by ZUID. */
	votes?: Record<string, number>;
	/** Shared by the copies of one bot message. */
	delivery?: string;
	/** The Cliq Network in the request's URL. */
	network?: string;
}

export type NewMessage = Omit<Message, 'id' | 'time' | 'files'>;
export type NewFile = Omit<StoredFile, 'id' | 'chatId' | 'messageId'>;

/** What happens in a channel beside new messages. */
export interface Happening {
	operation: Operation;
	chat: Chat;
	/** Who did it: a ZUID, or `b-…` for a bot. */
	userId: string;
	message?: Message;
	/** Whom it concerns; all participating bots by default. */
	bots?: Bot[];
}

interface OrganizationEvents {
	message: [Message];
	/** A message's text, content or votes. */
	changed: [Message];
	happening: [Happening];
	/** A bot's incoming webhook was called: by whom, and with which body. */
	incoming: [bot: Bot, userId: string, body: string];
	/** A bot calls somebody. */
	called: [bot: Bot, userId: string, callId: string];
	notice: [Notice];
	reset: [];
}

/** A small company on Cliq, with all its messages. Readable state for tests; endpoints change it through its methods. */
export class Organization extends EventEmitter<OrganizationEvents> {
	readonly id = '54107592';
	readonly name = 'Zylker';
	readonly users: User[] = [];
	readonly channels: Channel[] = [];
	readonly chats: Chat[] = [];
	readonly bots: Bot[] = [];
	/** Slash commands, message actions and functions. */
	readonly components: ActionComponent[] = [];
	readonly threads: Thread[] = [];
	readonly teams: Team[] = [];
	readonly roles: Role[] = [];
	readonly userFields: UserField[] = [];
	settings = newSettings();
	platform = newPlatform();
	readonly databases: Database[] = [];
	readonly departments: Department[] = [];
	readonly designations: Designation[] = [];
	readonly reminders: Reminder[] = [];
	readonly calendars: Calendar[] = [];
	readonly events: CalendarEvent[] = [];
	readonly calls: MediaSession[] = [];
	readonly statuses: SavedStatus[] = [];
	readonly transientStatuses: TransientStatus[] = [];
	readonly scheduledMessages: ScheduledMessage[] = [];
	/** In order of arrival. A bot message to three subscribers is three messages. */
	readonly messages: Message[] = [];
	readonly files: StoredFile[] = [];
	/** The files that are there from the beginning, by name. */
	readonly seededFiles = new Map<string, NewFile>();
	/** The ZUID that tokens are issued for by default: an administrator. */
	connectedUserId = '';
	private serial = 0;
	/** All IDs ever used: none is reused. */
	private chatCount = 0;
	private channelCount = 0;
	private componentCount = 0;

	/**
	 * @param clock times of messages
	 * @param history also a few earlier messages, for manual use
	 * @param directory where files are stored; the caller removes it
	 */
	constructor(
		private readonly clock: Clock,
		private readonly history: boolean,
		readonly directory: string,
	) {
		super();
		this.setMaxListeners(0);
		seed(this, this.history, this.clock.now());
	}

	/** Back to the seeded state, in the same object. */
	reset(): void {
		for (const { name, path } of this.files) {
			if (this.seededFiles.get(name)?.path !== path) rmSync(path, { force: true });
		}
		for (const list of [
			this.users,
			this.channels,
			this.chats,
			this.bots,
			this.components,
			this.threads,
			this.teams,
			this.roles,
			this.userFields,
			this.databases,
			this.departments,
			this.designations,
			this.reminders,
			this.calendars,
			this.events,
			this.calls,
			this.statuses,
			this.transientStatuses,
			this.scheduledMessages,
			this.messages,
			this.files,
		]) {
			list.length = 0;
		}
		this.settings = newSettings();
		this.platform = newPlatform();
		this.serial = 0;
		this.chatCount = 0;
		this.channelCount = 0;
		this.componentCount = 0;
		seed(this, this.history, this.clock.now());
		this.emit('reset');
	}

	/** By ZUID or email address. */
	findUser(idOrEmail: string): User | undefined {
		const wanted = idOrEmail.toLowerCase();
		return this.users.find((user) => user.id === idOrEmail || user.email.toLowerCase() === wanted);
	}

	findChat(id: string): Chat | undefined {
		return this.chats.find((chat) => chat.id === id);
	}

	findMessage(id: string): Message | undefined {
		const wanted = id.replace(/%20| /, '_');
		return this.messages.find((message) => message.id === wanted);
	}

	/** The direct chat of two users, created if there is none. */
	directChat(one: User, other: User): Chat {
		const pair = [...new Set([one.id, other.id])];
		const found = this.chats.find(
			(chat) =>
				chat.type === 'dm' &&
				chat.members.length === pair.length &&
				pair.every((id) => chat.members.includes(id)),
		);
		return found ?? this.addChat({ type: 'dm', title: '', members: pair, creatorId: one.id });
	}

	/** The chat of a bot with one subscriber. */
	botChat(bot: Bot, userId: string): Chat {
		const found = this.chats.find(
			(chat) => chat.bot === bot.uniqueName && chat.members.includes(userId),
		);
		return (
			found ??
			this.addChat({
				type: 'bot',
				title: bot.name,
				members: [userId],
				creatorId: bot.creatorId,
				bot: bot.uniqueName,
			})
		);
	}

	/** Adds a chat; direct chats get a plain number as ID, others `CT_…`, as in Zoho's examples. */
	addChat(
		chat: Pick<Chat, 'type' | 'title' | 'members' | 'creatorId'> & Partial<Chat>,
		at = this.clock.now(),
	): Chat {
		const number = 2230748224630350000n + BigInt(this.chatCount++ * 7919);
		const added: Chat = {
			id: chat.type === 'dm' ? String(number) : `CT_${number}_${this.id}`,
			bots: [],
			createdAt: at,
			modifiedAt: at,
			...chat,
		};
		this.chats.push(added);
		return added;
	}

	/** Stores a message with its files, and tells the page and the bots of it. */
	addMessage(message: NewMessage, files: NewFile[] = [], time = this.clock.now()): Message {
		const added = this.storeMessage(message, files, time);
		this.emit('message', added);
		return added;
	}

	/** Stores a message with its files. */
	storeMessage(message: NewMessage, files: NewFile[], time: number): Message {
		const id = `${time}_${229293271789 + this.serial++ * 7919}`;
		const stored = files.map((file) => ({
			...file,
			id: randomHex(128),
			chatId: message.chatId,
			messageId: id,
		}));
		this.files.push(...stored);
		const added: Message = { id, time, ...message, ...(stored.length > 0 && { files: stored }) };
		this.messages.push(added);
		const chat = this.findChat(message.chatId);
		if (chat) chat.modifiedAt = time;
		return added;
	}

	/** Removes a message from its chat, where it may have been pinned. Its files stay. */
	removeMessage(message: Message): void {
		this.messages.splice(this.messages.indexOf(message), 1);
		const chat = this.findChat(message.chatId);
		if (chat) this.unpin(chat, [message.id]);
	}

	/** Removes pins; which of the others comes to the top is not documented. */
	unpin(chat: Chat, messageIds: readonly string[]): void {
		chat.pins = chat.pins?.filter(({ messageId }) => !messageIds.includes(messageId));
		if (chat.pinned && messageIds.includes(chat.pinned.messageId)) chat.pinned = chat.pins?.[0];
	}

	/** Adds users, for lists of many pages. */
	addUsers(count: number): void {
		for (let number = 1; number <= count; number++) {
			const label = String(this.users.length + 1).padStart(4, '0');
			this.users.push({
				id: String(700000000 + this.users.length),
				firstName: 'Extra',
				lastName: `Person ${label}`,
				name: `Extra Person ${label}`,
				email: `person${label}@zylker.example`,
				status: 'active',
				admin: false,
				department: 'Field',
				designation: 'Associate',
				timezone: 'Europe/Berlin',
				country: 'Germany',
				presence: {
					code: 'available',
					message: 'Available',
					id: 1775998000034477001n + BigInt(this.users.length),
				},
			});
		}
	}

	/** Adds channels joined by the connected user. */
	addChannels(count: number): void {
		for (let number = 1; number <= count; number++) {
			const label = String(this.channels.length + 1).padStart(4, '0');
			this.addChannel({
				uniqueName: `extrachannel${label}`,
				name: `Extra Channel ${label}`,
				description: 'One of many',
				level: 'organization',
				members: [this.connectedUserId],
			});
		}
	}

	/** Adds group chats with the connected user. */
	addChats(count: number): void {
		for (let number = 1; number <= count; number++) {
			const title = `Extra Chat ${String(this.chats.length + 1).padStart(4, '0')}`;
			const members = this.users.slice(0, 3).map((user) => user.id);
			this.addChat({ type: 'chat', title, members, creatorId: this.connectedUserId });
		}
	}

	/** Adds bots of the connected user, who subscribes to them. */
	addBots(count: number): void {
		for (let number = 1; number <= count; number++) {
			const label = String(this.bots.length + 1).padStart(4, '0');
			this.addBot({
				uniqueName: `extrabot${label}`,
				name: `Extra Bot ${label}`,
				description: 'One of many',
				creatorId: this.connectedUserId,
				subscribers: [this.connectedUserId],
			});
		}
	}

	/** Adds a channel with its chat. */
	addChannel(
		channel: Pick<Channel, 'uniqueName' | 'name' | 'description' | 'level'> & {
			members: string[];
			bots?: string[];
			network?: string | undefined;
		},
		at = this.clock.now(),
	): Channel {
		const { members, bots = [], ...rest } = channel;
		const creatorId = members[0] ?? this.connectedUserId;
		const chat = this.addChat(
			{ type: 'channel', title: channel.name, members, bots, creatorId },
			at,
		);
		// Spread last: in Node.js 20, a property after a spread takes far longer to set than one before it.
		const added: Channel = {
			id: `${CHANNEL_LETTERS[channel.level]}${1864232000000076001n + BigInt(this.channelCount++ * 1003)}`,
			status: 'created',
			chatId: chat.id,
			creatorId,
			createdAt: at,
			...newDetails(creatorId),
			...rest,
		};
		this.channels.push(added);
		return added;
	}

	/** The channels of a Cliq Network, or of the organization itself: a network without any shows those. */
	channelsIn(network: string | undefined): Channel[] {
		const own = (name?: string) => this.channels.filter((channel) => channel.network === name);
		const found = own(network);
		return found.length > 0 ? found : own();
	}

	/** Removes a channel, with its chat and all its messages. */
	removeChannel({ id, chatId }: Channel): void {
		removeWhere(this.channels, (channel) => channel.id === id);
		removeWhere(this.chats, (chat) => chat.id === chatId);
		removeWhere(this.messages, (message) => message.chatId === chatId);
	}

	/** Removes users from a channel; others are ignored. */
	removeMembers(channel: Channel, userIds: readonly string[]): void {
		const chat = this.findChat(channel.chatId);
		if (chat) removeWhere(chat.members, (id) => userIds.includes(id));
		const stayed = Object.entries(channel.roles).filter(([id]) => !userIds.includes(id));
		channel.roles = Object.fromEntries(stayed);
	}

	/** Adds a bot; a Deluge bot that answers messages by default. */
	addBot(
		bot: Pick<Bot, 'uniqueName' | 'name' | 'description' | 'creatorId' | 'subscribers'> &
			Partial<Bot>,
	): Bot {
		const added: Bot = {
			id: this.newComponentId(),
			scope: 'organization',
			executionType: 'deluge',
			handlers: [{ id: this.newComponentId(), type: 'message_handler', permissions: [] }],
			channelParticipation: ['listen_message', 'send_message'],
			status: 'enabled',
			details: {},
			...bot,
		};
		this.bots.push(added);
		return added;
	}

	/** A new ID of a bot, another component or a handler. */
	newComponentId(): string {
		return String(53719000001878011n + BigInt(this.componentCount++ * 7));
	}
}

function removeWhere<Entry>(list: Entry[], isGone: (entry: Entry) => boolean): void {
	list.splice(0, list.length, ...list.filter((entry) => !isGone(entry)));
}

const CHANNEL_LETTERS = { organization: 'O', team: 'T', private: 'P', external: 'E' };
