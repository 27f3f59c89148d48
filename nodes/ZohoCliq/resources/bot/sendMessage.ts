import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { messages } from '../../cliq/endpoints';
import { invalidInput } from '../../errors';
import type { Sent } from '../../errors';
import type { JsonObject } from '../../cliq/json';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import type { MessageBody, Sender, Target } from '../../messaging/post';
import {
	commentOnFirst,
	fitsComment,
	postMessages,
	shareFiles,
	withOptionalKeys,
} from '../../messaging/post';
import type { OutgoingFile } from '../../cliq/upload';
import { contentFields, messagesOf, readContent } from '../../messaging/content';
import type { Content } from '../../messaging/content';
import { attachmentsField, checkFiles, readFiles } from '../../messaging/attachments';
import { checkedUrl, SendOptions, sendOptions } from '../../messaging/options';
import type { TakenOptions } from '../../messaging/options';
import type { ItemParameters } from '../../fields/parameters';
import { botField } from '../../fields/locators';
import { readTarget } from '../../messaging/target';
import { toOutput } from '../../messaging/output';
import type { Operation } from '../../operation/operation';

const recipientsField: INodeProperties = {
	displayName: 'Recipients',
	name: 'recipients',
	type: 'options',
	options: [
		{ name: 'All Subscribers', value: 'subscribers', description: 'Everyone who uses the bot' },
		{ name: 'Some Users', value: 'users', description: 'Only the subscribers you choose' },
	],
	default: 'subscribers',
	description: 'Whom the bot writes to',
};

const usersField: INodeProperties = {
	displayName: 'User Names or IDs',
	name: 'users',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getBotSubscribers', loadOptionsDependsOn: ['bot.value'] },
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	displayOptions: { show: { recipients: ['users'] } },
};

const attachmentUrlsField: INodeProperties = {
	displayName: 'Attachment URLs',
	name: 'attachmentUrls',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/report.pdf',
	description:
		'Links to attach, several by comma. Where Cliq does not take them as attachments they stand below the text.',
};

const taken: TakenOptions = {
	allowedFileTypes: true,
	longText: true,
	maxFileSizeMb: true,
	replyTo: true,
	returnMessageId: true,
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
};

/** `POST /bots/{unique name}/message`, files by `…/files` */
export const sendMessage: Operation = {
	name: 'Send Message',
	action: 'Send message as bot',
	description: 'Have a bot write to its subscribers, with files or links if you like',
	endpoints: [messages.postToBot],
	fields: [
		botField,
		recipientsField,
		usersField,
		...contentFields,
		attachmentsField,
		attachmentUrlsField,
	],
	options: sendOptions(taken),

	async run({ context, parameters, connect, sent }) {
		const chosen = SendOptions.read(parameters, taken);
		const pending = readTarget(parameters, 'bot');
		const files = await readFiles(context, parameters, parameters.list(attachmentsField));
		checkFiles(files, chosen);
		const message = composeMessage(parameters, chosen, files);

		const client = await connect(chosen.waitPolicy);
		const target = await pending.resolve(client);
		const texts = await postTexts(client, target, message, sent);
		const shares = await shareWithRecipients(client, target, message, sent);
		return toOutput({ target, texts, shares, files });
	},
};

/** A message that has passed every check. */
interface BotMessage {
	/** Ids of the subscribers it is for; undefined for all. */
	readonly users: readonly string[] | undefined;
	/** What to post; nothing when the text travels with the files. */
	readonly messages: readonly MessageBody[];
	readonly links: readonly string[];
	/** The same with the links below, for a Cliq that does not take them otherwise. */
	readonly withLinks: () => readonly MessageBody[];
	readonly files: readonly OutgoingFile[];
	/** Text that goes as the first file's comment. */
	readonly comment: string;
	readonly sender: Sender;
	readonly everywhere: IDataObject;
	readonly firstOnly: IDataObject;
}

function composeMessage(
	parameters: ItemParameters,
	chosen: SendOptions,
	files: readonly OutgoingFile[],
): BotMessage {
	const users = readUsers(parameters);
	const links = readLinks(parameters);
	const content = readContent(parameters, chosen);
	checkRoomForLinks(content, links);
	const { sender } = chosen;
	const { everywhere, firstOnly } = chosen.messageKeys;
	const isPlain =
		links.length === 0 &&
		!content.rich &&
		fitsComment(content.text, { type: 'bot' }, sender, { ...everywhere, ...firstOnly });
	// Sharing has no way to say "all subscribers", so a text for all of them is posted as a message first.
	const asComment =
		files.length > 0 && isPlain && (users !== undefined || content.text.trim() === '');
	return {
		users,
		messages: asComment ? [] : messagesOf(content, chosen),
		links,
		withLinks: () => messagesOf({ ...content, text: withLines(content.text, links) }, chosen),
		files,
		comment: asComment ? content.text : '',
		sender,
		everywhere,
		firstOnly,
	};
}

function withLines(text: string, links: readonly string[]): string {
	return [text, ...links].join('\n');
}

/** A plain text goes on in a second message, a card cannot: the links must fit below its text. */
function checkRoomForLinks({ text, rich }: Content, links: readonly string[]): void {
	if (!rich || withLines(text, links).length <= MAX_TEXT_LENGTH) return;
	throw invalidInput(
		attachmentUrlsField.displayName,
		`must fit with the text into ${MAX_TEXT_LENGTH} characters`,
	);
}

function readUsers(parameters: ItemParameters): string[] | undefined {
	const recipients = parameters.choice(recipientsField, ['subscribers', 'users']);
	if (recipients === 'subscribers') return undefined;
	const users = parameters.list(usersField);
	if (users.length === 0) throw invalidInput('Users', 'must name at least one subscriber');
	const noId = users.find((user) => !/^\d+$/.test(user));
	if (noId !== undefined) throw invalidInput('Users', `must hold user IDs, not "${noId}"`);
	return users;
}

function readLinks(parameters: ItemParameters): string[] {
	const links = parameters.list(attachmentUrlsField);
	return links.map((link) => checkedUrl(attachmentUrlsField.displayName, link));
}

/**
 * Posts the text with two keys that not every Cliq knows: `attachments`, as a guide shows links (without
 * it they stand below the text), and `broadcast`, without which only administrators reach everyone.
 */
async function postTexts(
	client: CliqClient,
	target: Target,
	{ users, messages, links, withLinks, sender, everywhere, firstOnly }: BotMessage,
	sent: Sent,
): Promise<JsonObject[]> {
	const optional = [...(links.length > 0 ? ['attachments'] : []), ...(users ? [] : ['broadcast'])];
	return await withOptionalKeys(client, optional, sent, async (keys) => {
		const attach = keys.includes('attachments');
		const parts = attach || links.length === 0 ? messages : withLinks();
		const recipients = users
			? { userids: users.join(',') }
			: keys.includes('broadcast') && { broadcast: true };
		const first = attach
			? { ...firstOnly, attachments: links.map((link) => ({ file_url: link })) }
			: firstOnly;
		return await postMessages(
			client,
			target,
			parts,
			sender,
			{ ...everywhere, ...recipients },
			first,
			sent,
		);
	});
}

/** A bot's file goes to one subscriber a request, or to all of them. [Zoho's OpenAPI] */
async function shareWithRecipients(
	client: CliqClient,
	target: Target,
	{ users, files, comment, sender }: BotMessage,
	sent: Sent,
): Promise<JsonObject[]> {
	const comments = commentOnFirst(files, comment);
	const answers: JsonObject[] = [];
	for (const subscriber of users ?? [undefined]) {
		answers.push(...(await shareFiles(client, target, files, comments, sender, subscriber, sent)));
	}
	return answers;
}
