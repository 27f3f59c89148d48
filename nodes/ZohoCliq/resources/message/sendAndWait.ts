import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { messages } from '../../cliq/endpoints';
import { toOutput } from '../../messaging/output';
import { outgoing, postMessages } from '../../messaging/post';
import { anyTarget } from '../../messaging/target';
import type { ItemContext, Operation } from '../../operation/operation';
import { cardOf, compose, linksHint } from './sendAndWait/compose';
import type { Draft } from './sendAndWait/draft';
import { readDraft } from './sendAndWait/draft';
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
import { loopbackHint, signedLinks } from './sendAndWait/links';
import type { SentQuestion } from './sendAndWait/question';
import { saveQuestion } from './sendAndWait/question';

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
		const links = signedLinks(context, draft.choices);
		const body = compose(draft, links);

		const { output, sent } = await post(item, draft, body);
		const nonces = Object.fromEntries(links.map(({ choice, nonce }) => [choice, nonce]));
		saveQuestion(context, { ...draft.question, nonces, sent });
		await wait(context, draft);
		item.hint(hintsOn(item, draft, links));
		return output;
	},
};

async function post(
	item: ItemContext,
	{ sendTo, find, options, subscriber: asked, ...draft }: Draft,
	body: ReturnType<typeof compose>,
): Promise<{ output: IDataObject; sent: SentQuestion }> {
	const client = await item.client();
	const target = await find(client);
	const to = asked === undefined ? {} : { userids: asked };
	const texts = await postMessages(client, target, outgoing([{ ...body, ...to }], sendTo, options));
	const output = toOutput({ target, texts });
	const { messageId, chatId } = output as { messageId?: string; chatId?: string };
	const { text, isUpdated, isAnnounced } = draft;
	const card = cardOf(draft);
	return {
		output,
		sent: {
			...{ target, options, subscriber: asked, text, card },
			...{ messageId, chatId, isUpdated, isAnnounced },
		},
	};
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
