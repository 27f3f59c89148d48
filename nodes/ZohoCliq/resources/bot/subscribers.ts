import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { messages } from '../../cliq/endpoints';
import type { JsonObject } from '../../cliq/json';
import type { Content, MessageBody } from '../../messaging/content';
import { withOptionalKeys } from '../../messaging/optionalKeys';
import type { DeliveryPlan } from '../../messaging/plan';
import type { OutgoingMessage } from '../../messaging/post';
import { postMessages } from '../../messaging/post';
import { shareFiles } from '../../messaging/share';
import type { Target } from '../../messaging/target';

/** How to send a message to the subscribers of a bot. */
export interface BotMessage extends DeliveryPlan {
	readonly content: Content;
	/** Ids of the recipients among the subscribers; undefined for all. */
	readonly users: readonly string[] | undefined;
	readonly links: readonly string[];
	/** The same with the links below the text, for a Cliq that does not accept them otherwise. */
	readonly withLinks: () => OutgoingMessage;
}

/**
 * Posts the text with two keys that not every Cliq accepts: `attachments` for links, as in a guide (else
 * they appear below the text), and `broadcast`, without which only administrators reach everyone.
 */
export async function postTexts(
	client: CliqClient,
	target: Target,
	{ users, message, links, withLinks }: BotMessage,
): Promise<JsonObject[]> {
	if (message.bodies.some(isForV3)) {
		const to = users ? { user_ids: users.join(',') } : { broadcast: true };
		const whole = withKeys(links.length === 0 ? message : withLinks(), to, false);
		return await postMessages(client, target, whole, messages.postToBotByV3);
	}
	const optional = [...(links.length > 0 ? ['attachments'] : []), ...(users ? [] : ['broadcast'])];
	return await withOptionalKeys(client, optional, async (keys) => {
		const attach = keys.includes('attachments');
		const everywhere = users
			? { userids: users.join(',') }
			: keys.includes('broadcast') && { broadcast: true };
		const onFirst = attach && { attachments: links.map((link) => ({ file_url: link })) };
		const parts = attach || links.length === 0 ? message : withLinks();
		return await postMessages(client, target, withKeys(parts, everywhere, onFirst));
	});
}

/** Keys of a message in JSON that only v3 knows. [Zoho's OpenAPI, v2 and v3] */
const KEYS_OF_V3 = [
	'styles',
	'notify_edit',
	'message_topic',
	'thread_chat_id',
	'thread_message_id',
	'thread_title',
	'post_in_parent',
];

function isForV3(body: MessageBody): boolean {
	return KEYS_OF_V3.some((key) => key in body);
}

function withKeys(
	{ bodies, query }: OutgoingMessage,
	everywhere: IDataObject | false,
	onFirst: IDataObject | false,
): OutgoingMessage {
	const whole = bodies.map((body, index) => ({
		...body,
		...everywhere,
		...(index === 0 && onFirst),
	}));
	return { bodies: whole, query };
}

/** A bot's file is sent to one subscriber per request, or to all of them. [Zoho's OpenAPI] */
export async function shareWithRecipients(
	client: CliqClient,
	target: Target,
	{ users, share }: BotMessage,
): Promise<JsonObject[]> {
	const answers: JsonObject[] = [];
	for (const subscriber of users ?? [undefined]) {
		answers.push(...(await shareFiles(client, target, { ...share, subscriber })));
	}
	return answers;
}
