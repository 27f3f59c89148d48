import { messages } from '../../cliq/endpoints';
import { invalidInput } from '../../errors';
import {
	checked,
	checkUrl,
	choice,
	field,
	list,
	prominent,
	refuse,
	shownFor,
	toList,
	upTo,
} from '../../fields';
import { attachmentsField, checkFiles, readFiles } from '../../messaging/attachments';
import { combineFields, isCombined, joinDeliveries, readSeparator } from '../../messaging/combine';
import type { Content } from '../../messaging/content';
import { contentOrFilesFields, messagesOf, readContent, withBelow } from '../../messaging/content';
import { framed } from '../../messaging/frame';
import { hintsOn, hintsOnFormat } from '../../messaging/hints';
import { sendOptions } from '../../messaging/options';
import { toOutput } from '../../messaging/output';
import type { DeliveryDraft } from '../../messaging/plan';
import { planDelivery } from '../../messaging/plan';
import { outgoing } from '../../messaging/post';
import type { Target } from '../../messaging/target';
import { pickedName, sendingBot } from '../../messaging/target';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import type { Combining, ItemContext, Operation } from '../../operation/operation';
import { botSupports } from './sending';
import type { BotMessage } from './subscribers';
import { postTexts, shareWithRecipients } from './subscribers';

const recipients = choice({
	name: 'recipients',
	placement: 'form',
	isFixed: true,
	description: 'Who receives the message',
	options: [
		{ name: 'All Subscribers', value: 'subscribers', description: 'Everyone who uses the bot' },
		{ name: 'Selected Users', value: 'users', description: 'Only the subscribers you select' },
	],
});

const users = shownFor(
	{ recipients: ['users'] },
	field(
		{
			name: 'users',
			label: 'Users',
			description: 'Choose from the list, or specify IDs using an expression',
		},
		{
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getBotSubscribers', loadOptionsDependsOn: ['bot.value'] },
			default: [],
		},
		(raw, at) => {
			const ids = toList(at.label, raw);
			const noId = ids.find((id) => !/^\d+$/.test(id));
			if (noId !== undefined) throw refuse(at, `must contain user IDs, not "${noId}"`);
			return upTo(at, ids);
		},
	),
);

const attachmentUrls = prominent(
	checked(
		list({
			name: 'attachmentUrls',
			label: 'Attachment URLs',
			placeholder: 'e.g. https://example.com/report.pdf',
			description:
				'Links to attach, comma-separated; if Cliq does not accept them, they follow below the text',
		}),
		(label, links) => {
			for (const link of links) checkUrl(label, link);
		},
	),
);

const sending = sendOptions(botSupports);

/** A message that has passed every check. */
interface Draft {
	/** What the items of one message have in common. */
	readonly key: string;
	readonly target: Target;
	readonly delivery: DeliveryDraft;
	readonly links: readonly string[];
	readonly separator: string;
	readonly planOf: (delivery: DeliveryDraft, links: readonly string[]) => BotMessage;
	readonly plan: BotMessage;
}

/** One message of one or several items. */
const combining: Combining<Draft> = {
	async read(item) {
		const { context, parameters } = item;
		const options = sending.read(item.options);
		const name = pickedName(parameters, sendingBot);
		const target: Target = { type: 'bot', id: parameters.require(sendingBot), name };
		const isForAll = parameters.require(recipients) === 'subscribers';
		const chosen = isForAll ? undefined : parameters.require(users);
		const files = await readFiles(context, parameters, parameters.read(attachmentsField));
		checkFiles(files, options);
		const links = parameters.read(attachmentUrls) ?? [];
		const content = readContent(item, options);
		const delivery: DeliveryDraft = { content, files, sendTo: 'bot', options };
		const key = JSON.stringify([target.id, chosen, options]);
		const separator = readSeparator(parameters);
		const planOf: Draft['planOf'] = (...whole) => plan(item, chosen, ...whole);
		return { key, target, delivery, links, separator, planOf, plan: planOf(delivery, links) };
	},

	keyOf: ({ key }) => key,

	join(drafts) {
		const delivery = joinDeliveries(drafts);
		const links = drafts.flatMap((draft) => draft.links);
		return { ...drafts[0], delivery, links, plan: drafts[0].planOf(delivery, links) };
	},

	async send(item, { target, plan: message, delivery: { files, options } }) {
		const client = await item.client();
		const texts = await postTexts(client, target, message);
		const shares = await shareWithRecipients(client, target, message);
		const delivery = { target, texts, shares, files };
		const { content } = message;
		item.hint([...hintsOn(delivery, client, content), ...hintsOnFormat(content, options)]);
		return toOutput(delivery);
	},
};

export const sendMessage: Operation = {
	name: 'Send Message',
	action: 'Send message as bot',
	description: 'Send a message as a bot to its subscribers',
	endpoints: [messages.postToBot, messages.postToBotByV3],
	takesWebhookToken: true,
	fields: [
		sendingBot,
		recipients,
		users,
		...contentOrFilesFields,
		...combineFields,
		attachmentsField,
		attachmentUrls,
	],
	options: sending.fields,
	runs: (valueOf) => (isCombined(valueOf) ? 'combined' : undefined),
	combining,
	run: async (item) => await combining.send(item, await combining.read(item)),
};

function plan(
	item: ItemContext,
	chosen: BotMessage['users'],
	{ content: read, files, sendTo, options: given }: DeliveryDraft,
	links: readonly string[],
): BotMessage {
	// All subscribers may be thousands, of whose messages each has an id.
	const waits = given.returnMessageId ?? (chosen !== undefined && files.length === 0);
	const options = { ...given, returnMessageId: waits };
	checkRoomForLinks(read, links);
	const content = framed(item, read, options, files.length > 0);
	// Sharing cannot address "all subscribers", so a text for all of them is posted as a message first.
	const reachesAll = chosen !== undefined || content.text.trim() === '';
	const mayBeComment = links.length === 0 && reachesAll;
	const below =
		links.length === 0 ? content : framed(item, withBelow(read, links.join('\n'), '\n'), options);
	return {
		...planDelivery({ content, files, sendTo, options, mayBeComment }),
		content,
		users: chosen,
		links,
		withLinks: () => outgoing(messagesOf(below, options), sendTo, options),
	};
}

function withLines(text: string, links: readonly string[]): string {
	return [text, ...links].join('\n');
}

/** Plain text can continue in a second message, a card cannot: the links must fit below its text. */
function checkRoomForLinks({ text, rich }: Content, links: readonly string[]): void {
	if (!rich || withLines(text, links).length <= MAX_TEXT_LENGTH) return;
	const { displayName: label } = attachmentUrls.property;
	throw invalidInput(label, `must fit with the text into ${MAX_TEXT_LENGTH} characters`);
}
