import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { problemOf, toNodeError } from '../../errors';
import type { AnswerOptions } from '../../events/answer';
import { NO_ANSWER, textAnswer } from '../../events/answer';
import type { EventItem } from '../../events/flatItem';
import { toItem } from '../../events/item';
import type { OwnBot } from '../../events/loops';
import { EventCap } from '../../events/loops';
import { Repeats } from '../../events/repeats';
import { addressesIn, download } from './attachments';
import { readCall } from './call';
import { isWanted } from './filter';
import { answerNow, answerWithLastNode, IGNORED, Refusal, refuse } from './respond';
import type { Setup } from './setup';
import { readSetup } from './setup';

/** What was received, for all triggers of this process. */
const repeats = new Repeats();
const cap = new EventCap();

/** What somebody's reply could cause again, without end. */
const LOOPING = ['message', 'mention', 'channel'];

/**
 * Answers one call of Cliq or a script. Nothing starts for what is refused, repeated or not wanted.
 *
 * @throws the error that n8n shows, for a form that cannot work
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await start(context).catch((error: unknown) => {
		if (error instanceof Refusal) return refuse(context, error);
		throw toNodeError(context.getNode(), problemOf(error));
	});
}

async function start(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { raw, envelope, secrets } = await readCall(context);
	// Only now: a form that cannot work ends in an execution with the error, which no stranger may cause.
	const setup = readSetup(context);
	const receiver = `${context.getWorkflow().id ?? ''} ${context.getNode().id} ${context.getMode()}`;
	// A script does not repeat itself.
	if (setup.connection === 'webhookBot') {
		if (await repeats.isRepeat(receiver, raw, envelope.timestamp)) return IGNORED;
	}
	const own = ownBot(context, setup);
	const { name, uniqueName } = own;
	const item = toItem(envelope, { bot: { name, uniqueName }, receivedAt: Date.now(), secrets });
	if (!isWanted(envelope, item, setup, own)) return IGNORED;
	if (!isAdmitted(context, receiver, item)) return IGNORED;
	return await startWith(context, setup, { ...setup, event: envelope.event }, item);
}

/** What is known of the bot: what the user chose, and what was found when the workflow was published. */
function ownBot(context: IWebhookFunctions, { connection, bot, botName }: Setup): OwnBot {
	if (connection === 'deluge') return {};
	const { botId, uniqueName } = context.getWorkflowStaticData('node');
	const isNew = bot?.by === 'new';
	return {
		id: typeof botId === 'string' ? botId : undefined,
		name: isNew ? bot.value : botName,
		uniqueName: typeof uniqueName === 'string' ? uniqueName : isNew ? undefined : bot?.value,
	};
}

function isAdmitted(context: IWebhookFunctions, receiver: string, item: EventItem): boolean {
	const { event, bot, sessionId } = item;
	if (!LOOPING.includes(event) || sessionId === '') return true;
	const verdict = cap.admit(`${receiver} ${bot?.uniqueName ?? ''}`, sessionId);
	if (verdict === 'first') {
		context.logger.warn(
			`${context.getNode().name} starts nothing further for a conversation with more than 20 events a minute: perhaps two bots answer each other`,
		);
	}
	return verdict === 'admitted';
}

async function startWith(
	context: IWebhookFunctions,
	setup: Setup,
	options: AnswerOptions,
	item: EventItem,
): Promise<IWebhookResponseData> {
	const { reply, errorText, replyText = '' } = setup;
	const addresses = setup.downloadAttachments ? addressesIn(item) : [];
	const begin = async (): Promise<IWebhookResponseData> => ({
		workflowData: [[await withFiles(context, item, addresses)]],
	});
	if (reply === 'lastNode') answerWithLastNode(context, errorText, options);
	if (reply === 'lastNode' || reply === 'respond') return await begin();
	// The text of the form is the user's own, so that it may mention somebody.
	const own = { ...options, textFormat: 'cliq', neutralizeMentions: false } as const;
	const webhookResponse = reply === 'text' ? textAnswer(replyText, own) : NO_ANSWER;
	if (addresses.length === 0) return { webhookResponse, ...(await begin()) };
	// Cliq does not wait for downloads.
	answerNow(context, webhookResponse);
	return { noWebhookResponse: true, ...(await begin()) };
}

async function withFiles(
	context: IWebhookFunctions,
	item: EventItem,
	addresses: readonly string[],
): Promise<INodeExecutionData> {
	const json = item as IDataObject;
	if (addresses.length === 0) return { json };
	const { binary, fileError } = await download(context, addresses);
	return {
		json: fileError === undefined ? json : { ...json, fileError },
		...(binary && { binary }),
	};
}
