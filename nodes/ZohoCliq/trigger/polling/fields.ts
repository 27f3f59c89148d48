import type { IPollFunctions } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { chatIdOf } from '../../cliq/directChats';
import { channelNameOf, namedChannel } from '../../cliq/lookups';
import { polled } from '../../cliq/starts';
import type { FieldContext, Resolvable } from '../../fields';
import {
	boolean,
	channelPicker,
	chatPicker,
	choice,
	collectionSpecifics,
	located,
	resolve,
	shownFor,
	shownWhile,
	text,
	toChatId,
	toPerson,
	Unresolved,
	userIdList,
	userPicker,
	wholeNumber,
} from '../../fields';
import { OPTIONS, readCollection } from '../../fields/commonOptions';
import type { Located } from '../../fields/pickers';
import { fields } from '../../words';
import { parametersOf } from '../parameters';
import type { WatchedChat } from './progress';

const event = choice({
	name: 'event',
	label: 'Trigger On',
	description: 'What starts the workflow',
	placement: 'form',
	isFixed: true,
	options: [
		{
			name: polled.message.name,
			value: 'message',
			description: 'In one conversation; requires the permission Read Messages',
		},
		{
			name: polled.mention.name,
			value: 'mention',
			description: 'Of the connected account, in any conversation',
		},
		{
			name: polled.file.name,
			value: 'file',
			description: 'In one conversation; requires the permission Read Messages',
		},
	],
});

const inOneChat = { event: ['message', 'file'] };

const watch = shownWhile(
	inOneChat,
	choice({
		name: 'watch',
		description: 'Where to look',
		placement: 'form',
		isFixed: true,
		options: { channel: 'Channel', chat: 'Chat', user: 'Direct Chat With a User' },
	}),
);

type Watched = Resolvable<WatchedChat>;

async function channelOf(client: CliqClient, found: Located): Promise<WatchedChat> {
	const channel = namedChannel(found);
	const id = await channelNameOf(client, channel, 'chatId');
	const names = client.cache.channels.get(`${channel.by} ${channel.value}`);
	return {
		id,
		type: 'channel',
		title: names?.name,
		channelId: names?.id,
		channelUniqueName: names?.uniqueName,
	};
}

const pickers = {
	channel: located(
		{ ...channelPicker, description: 'The channel to watch; the account must be a member' },
		(found): Watched => new Unresolved(async (client) => await channelOf(client, found)),
	),
	chat: located(
		{ ...chatPicker, description: 'The direct chat, group chat or thread to watch' },
		(found, at): Watched => chatBy(toChatId(found, at)),
	),
	user: located(
		{ ...userPicker, description: 'The person whose direct chat with the account to watch' },
		(found: Located, at: FieldContext): Watched => {
			const person = toPerson(found, at);
			return chatBy(
				new Unresolved(async (client) => await chatIdOf(client, { by: 'person', value: person })),
			);
		},
	),
};

function chatBy(chatId: Resolvable<string>): Watched {
	return new Unresolved(async (client) => {
		const id = await resolve(client, chatId);
		return { id, type: id.includes('-T-') ? 'thread' : 'chat' };
	});
}

const options = {
	catchUpHours: wholeNumber({
		name: 'catchUpHours',
		label: 'Catch Up (Hours)',
		description:
			'How far to go back after a break, such as a restart of n8n; at most 500 messages, the latest ones',
		default: 24,
		min: 1,
		max: 720,
	}),
	contains: text({
		name: 'contains',
		description: 'Only messages with this word or text, in any case',
		placeholder: 'e.g. invoice',
	}),
	downloadAttachments: boolean({
		name: 'downloadAttachments',
		label: fields.downloadAttachments,
		description:
			'Whether to put the file of a message into the binary field data; requires the permission Download Files',
	}),
	fromUsers: userIdList({ name: 'fromUsers', description: 'Only what these people sent' }),
	includeBots: boolean({
		name: 'includeBots',
		description:
			'Whether to start for messages of bots too; two that answer each other can go on forever',
	}),
	includeOwn: boolean({
		name: 'includeOwn',
		label: fields.includeOwn,
		description:
			'Whether to start for messages of the connected account too; mind that a workflow that sends as this account starts itself',
	}),
	includeThreads: boolean({
		name: 'includeThreads',
		label: fields.includeThreads,
		description: 'Whether to watch the threads of the channel too; a request for each active one',
	}),
};

const own = Object.values(options);

/** The form of the polling trigger. */
export const properties = [
	event,
	watch,
	shownFor({ ...inOneChat, watch: ['channel'] }, pickers.channel),
	shownFor({ ...inOneChat, watch: ['chat'] }, pickers.chat),
	shownFor({ ...inOneChat, watch: ['user'] }, pickers.user),
]
	.map(({ property }) => property)
	.concat({
		...OPTIONS,
		...collectionSpecifics(
			'Add option',
			own.map(({ property }) => property),
		),
	});

/** How long n8n leaves between two polls; a cron expression can mean anything, up to a month. */
const HOURS: Readonly<Record<string, number>> = {
	everyMinute: 0,
	everyHour: 1,
	everyDay: 24,
	everyWeek: 7 * 24,
};

function hoursBetweenPolls(context: IPollFunctions): number {
	const times = context.getNodeParameter('pollTimes', null) as {
		item?: ReadonlyArray<{ mode?: string; unit?: string; value?: number }>;
	} | null;
	const hours = (times?.item ?? []).map(({ mode, unit, value }) =>
		mode === 'everyX'
			? Number(value) / (unit === 'hours' ? 1 : 60)
			: (HOURS[mode ?? 'everyDay'] ?? 31 * 24),
	);
	return Math.max(0, ...hours);
}

/** What the user entered. */
export type Setup = ReturnType<typeof readSetup>;

/** @throws INVALID_INPUT for a value that cannot work */
export function readSetup(context: IPollFunctions) {
	const parameters = parametersOf(context);
	const chosen = readCollection(parameters, OPTIONS, own);
	const on = parameters.require(event);
	const place = on === 'mention' ? undefined : parameters.require(watch);
	const picker = place && pickers[place];
	return {
		event: on,
		watched: picker && parameters.require(picker),
		title: place && parameters.pickedName(place),
		/** Another one starts from now. */
		key: JSON.stringify([on, place, place && parameters.raw(place), context.getNode().credentials]),
		/** What was sent since the last poll is never too old, however seldom n8n polls. */
		catchUpHours: (chosen.read(options.catchUpHours) ?? 24) + hoursBetweenPolls(context),
		contains: chosen.read(options.contains)?.toLowerCase(),
		fromUsers: chosen.read(options.fromUsers),
		givenUsers: JSON.stringify(chosen.values.fromUsers),
		downloadAttachments: chosen.read(options.downloadAttachments) === true,
		includeBots: chosen.read(options.includeBots) === true,
		includeOwn: chosen.read(options.includeOwn) === true,
		includeThreads: place === 'channel' && chosen.read(options.includeThreads) === true,
	};
}
