import type { CliqClient } from '../../cliq/client';
import { messages } from '../../cliq/endpoints';
import { attachmentsField, checkFiles, readFiles } from '../../messaging/attachments';
import { contentOrFilesFields, readContent } from '../../messaging/content';
import { hintsOn } from '../../messaging/hints';
import { sendOptions } from '../../messaging/options';
import type { Delivery } from '../../messaging/output';
import { toOutput } from '../../messaging/output';
import type { DeliveryPlan } from '../../messaging/plan';
import { planDelivery } from '../../messaging/plan';
import { postMessages, postWithFiles } from '../../messaging/post';
import { shareFiles } from '../../messaging/share';
import type { Target } from '../../messaging/target';
import { peopleTarget } from '../../messaging/target';
import type { Operation } from '../../operation/operation';

const sending = sendOptions({
	appKey: ['channel'],
	allowedFileTypes: true,
	attachmentDelivery: true,
	longText: true,
	markAsRead: true,
	maxFileSizeMb: true,
	neutralizeMentions: true,
	postAsBot: ['channel', 'chat'],
	replyTo: true,
	returnMessageId: true,
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
});

export const send: Operation = {
	name: 'Send',
	action: 'Send message',
	description: 'Send a message to a user, channel or chat',
	endpoints: [messages.postToUser],
	takesWebhookToken: true,
	fields: [...peopleTarget.fields, ...contentOrFilesFields, attachmentsField],
	options: sending.fields,

	async run(item) {
		const { context, parameters } = item;
		const sendTo = peopleTarget.readType(parameters);
		const options = sending.read(item.options, sendTo);
		const find = peopleTarget.read(parameters, sendTo);
		const files = await readFiles(context, parameters, parameters.read(attachmentsField));
		checkFiles(files, options);
		const content = readContent(parameters, options);
		const plan = planDelivery({ content, files, sendTo, options });

		const client = await item.client();
		const target = await find(client);
		const delivery = await deliver(client, target, plan);
		item.hint(hintsOn(delivery));
		return toOutput(delivery);
	},
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
