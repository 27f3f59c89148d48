import type { CliqClient } from '../../cliq/client';
import { messages } from '../../cliq/endpoints';
import type { JsonObject } from '../../cliq/json';
import { without } from '../../cliq/json';
import { attachmentsField, checkFiles, readFiles } from '../../messaging/attachments';
import { readContent, replyFields } from '../../messaging/content';
import { framed } from '../../messaging/frame';
import { hintsOn, hintsOnFormat } from '../../messaging/hints';
import { sendOptions } from '../../messaging/options';
import type { Delivery } from '../../messaging/output';
import { toOutput } from '../../messaging/output';
import type { DeliveryPlan } from '../../messaging/plan';
import { planDelivery } from '../../messaging/plan';
import { postMessages } from '../../messaging/post';
import { shareFiles } from '../../messaging/share';
import type { Operation } from '../../operation/operation';
import type { AnswerRequest } from './httpAnswer';
import { openRequest } from './httpAnswer';
import type { Address } from './replyAddress';
import { addressOf, findAddress, isByBot } from './replyAddress';
import { findPlace, replyToFields } from './replyTo';
import { botSupports } from './sending';

const sending = sendOptions(botSupports, { neutralizeMentions: true, textFormat: 'markdown' });

const AS_ACCOUNT = 'In this kind of chat bots cannot write: the connected account did.';

export const reply: Operation = {
	name: 'Reply',
	action: 'Reply as bot',
	description: 'Answer where a Zoho Cliq Trigger started, as its bot if bots can write there',
	endpoints: [messages.postToBot],
	fields: [...replyToFields, ...replyFields, attachmentsField],
	options: sending.fields,

	async run(item) {
		const { context, index, parameters } = item;
		const given = sending.read(item.options);
		const { place, asked } = findPlace(item);
		const files = await readFiles(context, parameters, parameters.read(attachmentsField));
		checkFiles(files, given);
		const content = framed(item, readContent(item, given), given, files.length > 0);
		// An answer cannot be a reply to a message.
		const request = asked && !given.replyTo && openRequest(context, index, asked);
		// Only a text of its own can be the answer.
		const mayBeComment = !request || content.text.trim() === '';
		const planFor = (to: Address) => {
			const { target, postAsBot } = to;
			const appKey = isByBot(to) ? given.appKey : undefined;
			const options = { ...given, postAsBot, appKey };
			return planDelivery({ content, files, sendTo: target.type, options, mayBeComment });
		};
		const first = addressOf(place);
		const plan = planFor(first);

		const client = await item.client();
		const isAnswered = await answered(client, plan, request);
		const isAll = isAnswered && files.length === 0 && plan.message.bodies.length === 1;
		const address = isAll ? first : await findAddress(client, place);
		const delivery = await deliver(client, address, planFor(address), isAnswered);
		const byBot = isAll || isByBot(address);
		item.hint([
			...hintsOn(delivery, client, content),
			...hintsOnFormat(content, given),
			...(place.bot === undefined || byBot ? [] : [AS_ACCOUNT]),
		]);
		return { ...toOutput(delivery), sentAs: byBot ? 'bot' : 'connectedAccount' };
	},
};

/** @returns whether the first message is the answer to the request that started the workflow */
async function answered(
	client: CliqClient,
	{ message: { bodies } }: DeliveryPlan,
	request: AnswerRequest | false | undefined,
): Promise<boolean> {
	const [first] = bodies;
	if (!first || !request || !(await request(without(first, 'sync_message')))) return false;
	client.sent.parts++;
	return true;
}

/** Sends what the answer does not contain. */
async function deliver(
	client: CliqClient,
	{ target, subscriber }: Address,
	{ message: { bodies, query }, share }: DeliveryPlan,
	isAnswered: boolean,
): Promise<Delivery> {
	const left = bodies.slice(isAnswered ? 1 : 0).map((body) => ({
		...body,
		...(subscriber !== undefined && { userids: subscriber }),
	}));
	const answers: JsonObject[] = isAnswered ? [{}] : [];
	const posted = await postMessages(client, target, { bodies: left, query });
	const shares = await shareFiles(client, target, { ...share, subscriber });
	return { target, texts: [...answers, ...posted], shares, files: share.files };
}
