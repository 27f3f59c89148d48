import type { IExecuteFunctions } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { messages } from '../../cliq/endpoints';
import type { Delivery } from '../../messaging/output';
import { toOutput } from '../../messaging/output';
import { sendToEach } from '../../messaging/people';
import { outgoing, postMessages } from '../../messaging/post';
import type { Target } from '../../messaging/target';
import { anyTarget, kindOf } from '../../messaging/target';
import type { ItemContext, Operation } from '../../operation/operation';
import { cardOf, compose, linksHint } from './sendAndWait/compose';
import type { Draft } from './sendAndWait/draft';
import { readDraft } from './sendAndWait/draft';
import { checkEveryone, locateAll } from './sendAndWait/everyone';
import {
	approvalOptions,
	message,
	responseType,
	sending,
	subject,
	subscriber,
	waitOptions,
} from './sendAndWait/fields';
import { formFields } from './sendAndWait/form';
import type { Link } from './sendAndWait/links';
import { loopbackHint, requireWaiting, signedLink } from './sendAndWait/links';
import type { Asked, LinkKind, Nonces } from './sendAndWait/question';
import { newNonces, saveQuestion } from './sendAndWait/question';

export const sendAndWait: Operation = {
	name: 'Send and Wait for Response',
	action: 'Send message and wait for response',
	description: 'Ask a question in Cliq, and continue once somebody has answered',
	endpoints: [messages.postToUser],
	fields: [
		...anyTarget.fields,
		subscriber,
		subject,
		message,
		responseType,
		...formFields,
		approvalOptions,
	],
	options: [...sending.fields, ...Object.values(waitOptions)],
	// An execution waits once, for one answer.
	runs: 'together',

	async run(item) {
		const { context } = item;
		const draft = readDraft(item);
		requireWaiting(context);
		const first = composeFor(item, draft, 0);

		const client = await item.client();
		const targets = await draft.find(client);
		const { needsAll } = draft.question;
		if (needsAll) checkEveryone(client, targets);
		const asked: Asked[] = [];
		const output = await sendToEach(item, client, { ...draft, targets }, async (target) => {
			const composed = composeFor(item, draft, targets.indexOf(target));
			const delivery = await post(client, target, draft, composed.body);
			asked.push(askedBy(delivery, draft, composed));
			return delivery;
		});
		const { text, options, subscriber: one, isUpdated, isAnnounced } = draft;
		const { network } = item;
		const look = { text, card: cardOf(draft), options };
		const sent = { ...look, network, subscriber: one, isUpdated, isAnnounced };
		const located = needsAll ? await locateAll(client, asked, targets) : asked;
		saveQuestion(context, { ...draft.question, sent, asked: located });
		await wait(context, draft);
		item.hint(hintsOn(item, draft, first.links));
		return output;
	},
};

/** The message of one of those who are asked. */
interface Composed extends Pick<Asked, 'nonces' | 'lastLink'> {
	readonly links: readonly Link[];
	readonly body: ReturnType<typeof compose>;
}

/** @returns the message of one of those who are asked, with links of its own that every try of a run has */
function composeFor(item: ItemContext, draft: Draft, index: number): Composed {
	const { choices } = draft;
	const forAll = draft.question.needsAll ? (['last', 'receipt'] as const) : [];
	const make = () => JSON.stringify(newNonces([...choices, ...forAll]));
	const nonces = JSON.parse(item.keep(`links ${index}`, make)) as Nonces;
	const linkTo = (kind: LinkKind) => signedLink(item.context, kind, nonces);
	const links = choices.map((choice) => ({ choice, url: linkTo(choice) }));
	const lastLink = nonces.last === undefined ? '' : linkTo('last');
	return { nonces, links, lastLink, body: compose(draft, links) };
}

async function post(
	client: CliqClient,
	target: Target,
	{ sendTo, options, subscriber: one }: Draft,
	body: Composed['body'],
): Promise<Delivery> {
	const whole = { ...body, ...(one !== undefined && { userids: one }) };
	const message = outgoing([whole], kindOf(sendTo), options);
	return { target, texts: await postMessages(client, target, message) };
}

/** @returns what is known of a message that asks */
function askedBy(
	delivery: Delivery,
	{ subscriber: one }: Draft,
	{ nonces, lastLink }: Composed,
): Asked {
	const { target } = delivery;
	const { messageId, chatId } = toOutput(delivery) as { messageId?: string; chatId?: string };
	const person = one ?? (target.type === 'user' ? target.id : undefined);
	return { nonces, lastLink, target, person, messageId, chatId };
}

/**
 * When the time is over, n8n passes on what the node received, so that an earlier approval would count as this
 * one. [n8n 2.40 and 1.122] It receives the time-out's item from here on.
 */
async function wait(context: IExecuteFunctions, { waitTill, timedOut }: Draft): Promise<void> {
	const { data } = context.getExecuteData();
	data.main = [[{ json: { data: { ...timedOut, timedOut: true } }, pairedItem: { item: 0 } }]];
	await context.putExecutionToWait(waitTill);
}

function hintsOn({ items }: ItemContext, draft: Draft, links: readonly Link[]): string[] {
	const { length } = items;
	return [
		...(length > 1 ? [`Asked once, with the data of the first of ${length} items.`] : []),
		...linksHint(draft.linkStyle, links),
		...loopbackHint(links),
	];
}
