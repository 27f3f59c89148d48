import {
	type Answer,
	jsonInvalid,
	noPermission,
	ok,
	operationFailed,
	patternMismatch,
	technicalError,
} from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Fields } from '../fields';
import type { Bot } from '../organization';
import { botUserIds, empty, recipientsOf } from './replies';
import { buddy, channel, chat, findBot, participant, type Place } from './targets';
import { takeFiles } from './uploads';

// 20 shares per minute, lock 10 minutes [spec, v2 files]
const SHARING = {
	method: 'POST',
	scope: 'ZohoCliq.Webhooks.CREATE',
	limitPerMinute: 20,
	lockMinutes: 10,
} as const;

const COMMON: Fields = {
	comments: { type: 'string' },
	bot_name: { type: 'string' },
	bot_image: { type: 'string' },
};
// Whether files take an extension's key is not known.
const AS_BOT: Fields = { bot_unique_name: { type: 'string' }, appkey: { type: 'string' } };
const MARK_AS_READ: Fields = { mark_as_read: { type: 'boolean' } };

/** The share-files multipart body; `files` in the schema, `file` in the example [spec]. */
const files = (fields: Fields) => ({
	filePart: (switches: Call['switches']) => switches.filePartName,
	fields: { ...COMMON, ...fields },
});

/** Sharing and downloading files: v2 files.yml. */
export const fileEndpoints: Endpoint[] = [
	{
		...SHARING,
		path: '/api/v2/buddies/{user}/files',
		multipart: files({ ...AS_BOT, ...MARK_AS_READ }),
		handle: (call) => share(call, buddy(call)),
	},
	{
		...SHARING,
		path: '/api/v2/channelsbyname/{channel}/files',
		multipart: files({ ...AS_BOT, ...MARK_AS_READ }),
		handle: (call) => share(call, channel(call)),
	},
	{
		...SHARING,
		path: '/api/v2/channels/{channelId}/files',
		when: (switches) => switches.channelFiles,
		multipart: files({ ...AS_BOT, ...MARK_AS_READ }),
		handle: (call) => share(call, channel(call)),
	},
	{
		...SHARING,
		path: '/api/v2/chats/{chatId}/files',
		multipart: files(AS_BOT),
		handle: (call) => share(call, chat(call)),
	},
	{
		...SHARING,
		path: '/api/v2/bots/{bot}/files',
		multipart: files({ user_id: { type: 'string' } }),
		handle: (call) => shareWithSubscribers(call, findBot(call)),
	},
	{
		method: 'GET',
		path: '/api/v2/files/{fileId}',
		scope: 'ZohoCliq.Attachments.READ',
		limitPerMinute: 20,
		lockMinutes: 10,
		handle: download,
	},
];

function share(call: Call, place: Place): Answer {
	const { organization, form, user, network } = call;
	const comments = commentsOf(call);
	const bot = participant(call, form.bot_unique_name, place);
	const look = lookOf(call, bot);
	takeFiles(call).forEach((file, index) => {
		organization.addMessage(
			{
				chatId: place.chat.id,
				to: place.to,
				text: comments[index] ?? '',
				sender: bot ? { id: `b-${bot.id}`, name: bot.name } : { id: user.id, name: user.name },
				...(look && { bot: look }),
				...(form.mark_as_read === 'true' && { markAsRead: true }),
				...(network !== undefined && { network }),
			},
			[file],
		);
	});
	return empty(call);
}

function shareWithSubscribers(call: Call, bot: Bot): Answer {
	const { organization, form, network } = call;
	const comments = commentsOf(call);
	// One subscriber per request [spec]; a list is not a ZUID.
	if (form.user_id !== undefined && !/^\d+$/.test(form.user_id)) throw operationFailed();
	const userIds = recipientsOf(call, bot, form.user_id);
	takeFiles(call).forEach((file, index) => {
		const delivery = `${bot.uniqueName}-${organization.messages.length}`;
		for (const userId of userIds) {
			organization.addMessage(
				{
					chatId: organization.botChat(bot, userId).id,
					to: { type: 'bot', id: bot.uniqueName, userId },
					text: comments[index] ?? '',
					sender: { id: `b-${bot.id}`, name: bot.name },
					bot: lookOf(call, bot),
					delivery,
					...(network !== undefined && { network }),
				},
				[file],
			);
		}
	});
	return ok(botUserIds(call, userIds));
}

/** `comments` is always a JSON array of strings, even for one; a bare string is rejected [reported live]. */
function commentsOf({ form, uploads }: Call): string[] {
	if (form.comments === undefined) return [];
	let comments: unknown;
	try {
		comments = JSON.parse(form.comments);
	} catch {
		throw jsonInvalid("'comments'");
	}
	const valid =
		Array.isArray(comments) &&
		comments.every((comment) => typeof comment === 'string') &&
		comments.length <= uploads.length;
	if (!valid) throw jsonInvalid("'comments'");
	return comments as string[];
}

function lookOf(
	{ form }: Call,
	bot: Bot | undefined,
): { uniqueName?: string; name: string; image?: string } | undefined {
	const { bot_name: name, bot_image: image } = form;
	if (image !== undefined && !/^https?:\/\/\S+$/.test(image)) {
		throw patternMismatch('bot_image', 'must be a URL');
	}
	if (!bot && name === undefined && image === undefined) return undefined;
	return {
		...(bot && { uniqueName: bot.uniqueName }),
		name: name ?? bot?.name ?? '',
		...(image !== undefined && { image }),
	};
}

function download({ organization, params, user }: Call): Answer {
	const file = organization.files.find(({ id }) => id === params.fileId);
	if (!file) throw technicalError();
	if (!organization.findChat(file.chatId)?.members.includes(user.id)) throw noPermission();
	const ascii = file.name.replace(/[^\x20-\x7e]|["\\]/g, '_');
	const encoded = encodeURIComponent(file.name).replace(
		/['()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return {
		status: 200,
		headers: {
			'content-type': /^[\w.+-]+\/[\w.+-]+$/.test(file.contentType)
				? file.contentType
				: 'application/octet-stream',
			'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
			'content-length': String(file.size),
		},
		filePath: file.path,
	};
}
