import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { invalidInput } from '../../cliq/errors';
import type { Sent } from '../../cliq/errors';
import type { JsonObject } from '../../cliq/json';
import type { Sender, Target } from '../../cliq/send';
import { fitsComment, postText, shareFiles, withFallback } from '../../cliq/send';
import { splitText } from '../../cliq/text';
import type { OutgoingFile } from '../../cliq/upload';
import { attachmentsField, checkFiles, readFiles } from '../../fields/files';
import { checkedUrl, Options } from '../../fields/options';
import type { TakenOptions } from '../../fields/options';
import type { ItemParameters } from '../../fields/parameters';
import { botField, readTarget } from '../../fields/targets';
import { readText, textField, toMessages } from '../../fields/text';
import { toOutput } from '../delivery';
import type { Operation } from '../operation';

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

const options: TakenOptions = {
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
	action: 'Send a message as a bot',
	description: 'Have a bot write to its subscribers, with files or links if you like',
	endpoints: ['messages.postToBot'],
	fields: [botField, recipientsField, usersField, textField, attachmentsField, attachmentUrlsField],
	options,

	async run({ context, parameters, connect, sent }) {
		const chosen = Options.read(parameters, options);
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
	/** The texts to post; none when the text travels with the files. */
	readonly texts: readonly string[];
	readonly links: readonly string[];
	readonly files: readonly OutgoingFile[];
	/** Text that goes as the first file's comment. */
	readonly comment: string;
	readonly sender: Sender;
	readonly everywhere: IDataObject;
	readonly firstOnly: IDataObject;
}

function composeMessage(
	parameters: ItemParameters,
	chosen: Options,
	files: readonly OutgoingFile[],
): BotMessage {
	const users = readUsers(parameters);
	const links = readLinks(parameters);
	const text = readText(parameters, chosen);
	const { sender, replyTo } = chosen;
	const everywhere = chosen.flag('returnMessageId') ? { sync_message: true } : {};
	const firstOnly = replyTo === '' ? {} : { reply_to: replyTo };
	// Sharing has no way to say "all subscribers", so what is for all of them is posted as a message first.
	const asComment =
		files.length > 0 &&
		users !== undefined &&
		links.length === 0 &&
		fitsComment(text, { type: 'bot' }, sender, { ...everywhere, ...firstOnly });
	return {
		users,
		texts: asComment ? [] : toMessages(text, chosen),
		links,
		files,
		comment: asComment ? text : '',
		sender,
		everywhere,
		firstOnly,
	};
}

function readUsers(parameters: ItemParameters): string[] | undefined {
	const recipients = parameters.choice(recipientsField, ['subscribers', 'users']);
	if (recipients === 'subscribers') return undefined;
	const users = parameters.list(usersField);
	if (users.length === 0) throw invalidInput('Users', 'must name at least one subscriber');
	const email = users.find((user) => user.includes('@'));
	if (email !== undefined) throw invalidInput('Users', `must hold user IDs, not "${email}"`);
	return users;
}

function readLinks(parameters: ItemParameters): string[] {
	const links = parameters.list(attachmentUrlsField);
	return links.map((link) => checkedUrl(attachmentUrlsField.displayName, link));
}

/** A guide shows links as `attachments`; where Cliq refuses that key they go into the text. */
async function postTexts(
	client: CliqClient,
	target: Target,
	message: BotMessage,
	sent: Sent,
): Promise<JsonObject[]> {
	const { texts, links, firstOnly } = message;
	if (links.length === 0) {
		return await postToRecipients(client, target, message, texts, firstOnly, sent);
	}
	const attachments = links.map((link) => ({ file_url: link }));
	return await withFallback(
		client,
		'attachments',
		sent,
		async () =>
			await postToRecipients(client, target, message, texts, { ...firstOnly, attachments }, sent),
		async () => {
			const withLinks = splitText([...texts, ...links].join('\n'));
			return await postToRecipients(client, target, message, withLinks, firstOnly, sent);
		},
	);
}

/** Without `broadcast` only administrators reach everyone; on v2 not every Cliq knows the key. [Zoho's OpenAPI] */
async function postToRecipients(
	client: CliqClient,
	target: Target,
	{ users, sender, everywhere }: BotMessage,
	texts: readonly string[],
	firstOnly: IDataObject,
	sent: Sent,
): Promise<JsonObject[]> {
	const post = async (recipients: IDataObject) =>
		await postText(
			client,
			target,
			texts,
			sender,
			{ ...everywhere, ...recipients },
			firstOnly,
			sent,
		);
	if (users !== undefined) return await post({ userids: users.join(',') });
	return await withFallback(
		client,
		'broadcast',
		sent,
		async () => await post({ broadcast: true }),
		async () => await post({}),
	);
}

/** A bot's file goes to one subscriber a request, or to all of them. [Zoho's OpenAPI] */
async function shareWithRecipients(
	client: CliqClient,
	target: Target,
	{ users, files, comment, sender }: BotMessage,
	sent: Sent,
): Promise<JsonObject[]> {
	const comments = files.map((_, index) => (index === 0 ? comment : ''));
	const answers: JsonObject[] = [];
	for (const subscriber of users ?? [undefined]) {
		answers.push(...(await shareFiles(client, target, files, comments, sender, subscriber, sent)));
	}
	return answers;
}
