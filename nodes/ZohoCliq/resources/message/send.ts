import type { CliqClient } from '../../cliq/client';
import { messages } from '../../cliq/endpoints';
import { attachmentsField, checkFiles, readFiles } from '../../messaging/attachments';
import { contentOrFilesFields, readContent } from '../../messaging/content';
import { combineFields, isCombined, joinDeliveries, readSeparator } from '../../messaging/combine';
import { framed } from '../../messaging/frame';
import { hintsOn, hintsOnFormat } from '../../messaging/hints';
import { sendOptions } from '../../messaging/options';
import type { Delivery } from '../../messaging/output';
import { sendToEach } from '../../messaging/people';
import type { DeliveryDraft, DeliveryPlan } from '../../messaging/plan';
import { planDelivery } from '../../messaging/plan';
import { postMessages, postWithFiles } from '../../messaging/post';
import { shareFiles } from '../../messaging/share';
import type { SendTo, Target } from '../../messaging/target';
import { kindOf, peopleTarget } from '../../messaging/target';
import type { Combining, Operation } from '../../operation/operation';

const sending = sendOptions({
	appKey: ['channel'],
	allowedFileTypes: true,
	attachmentDelivery: true,
	linkToExecution: true,
	longText: true,
	markAsRead: true,
	maxFileSizeMb: true,
	mentions: true,
	neutralizeMentions: true,
	postAsBot: ['channel', 'chat'],
	replyTo: ['user', 'channel', 'chat'],
	returnMessageId: true,
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
});

/** A message that has passed every check. */
interface Draft {
	/** What the items of one message have in common. */
	readonly key: string;
	readonly delivery: DeliveryDraft;
	readonly separator: string;
	/** @returns how to send it, in the frame that the options say */
	readonly planOf: (delivery: DeliveryDraft) => DeliveryPlan;
	readonly plan: DeliveryPlan;
	readonly sendTo: SendTo;
	readonly find: ReturnType<typeof peopleTarget.read>;
}

/** One message of one or several items. */
const combining: Combining<Draft> = {
	async read(item) {
		const { context, parameters } = item;
		const sendTo = peopleTarget.readType(parameters);
		const options = sending.read(item.options, sendTo);
		const find = peopleTarget.read(parameters, sendTo);
		const files = await readFiles(context, parameters, parameters.read(attachmentsField));
		checkFiles(files, options);
		const content = readContent(item, options);
		const delivery = { content, files, sendTo: kindOf(sendTo), options };
		const key = JSON.stringify([peopleTarget.keyOf(parameters, sendTo), options]);
		const separator = readSeparator(parameters);
		const planOf = (whole: DeliveryDraft) =>
			planDelivery({
				...whole,
				content: framed(item, whole.content, options, whole.files.length > 0),
			});
		return { key, delivery, separator, planOf, plan: planOf(delivery), sendTo, find };
	},

	keyOf: ({ key }) => key,

	join(drafts) {
		const delivery = joinDeliveries(drafts);
		return { ...drafts[0], delivery, plan: drafts[0].planOf(delivery) };
	},

	async send(item, { sendTo, find, plan, delivery: { content, options } }) {
		const client = await item.client();
		const addressees = { sendTo, targets: await find(client) };
		const output = await sendToEach(
			item,
			client,
			addressees,
			async (target) => deliver(client, target, plan),
			(delivery) => hintsOn(delivery, client, plan.inOneRequest ? {} : content),
		);
		item.hint(hintsOnFormat(content, options));
		return output;
	},
};

export const send: Operation = {
	name: 'Send',
	action: 'Send message',
	description: 'Send a message to a user, channel or chat',
	endpoints: [messages.postToUser],
	takesWebhookToken: true,
	fields: [...peopleTarget.fields, ...contentOrFilesFields, ...combineFields, attachmentsField],
	options: sending.fields,
	runs: (valueOf) => (isCombined(valueOf) ? 'combined' : undefined),
	combining,
	run: async (item) => await combining.send(item, await combining.read(item)),
};

async function deliver(
	client: CliqClient,
	target: Target,
	{ message, share, inOneRequest }: DeliveryPlan,
): Promise<Delivery> {
	const { files } = share;
	if (inOneRequest) {
		return { target, texts: await postWithFiles(client, target, message, files), files };
	}
	const texts = await postMessages(client, target, message);
	const shares = await shareFiles(client, target, share);
	return { target, texts, shares, files };
}
