import type { IDataObject } from 'n8n-workflow';

import { urlIn } from '../../cliq/connection';
import { messages, storages } from '../../cliq/endpoints';
import { invalidInput } from '../../errors';
import { wholeContent } from '../../messaging/edit';
import { sendOptions } from '../../messaging/options';
import { outgoing } from '../../messaging/post';
import { oneTarget, readOne } from '../../messaging/target';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import type { ItemContext, Operation } from '../../operation/operation';
import { notifyEdit } from './fields';
import { database, key, onRepeat, rememberIn } from './upsert/fields';
import { InDatabase } from './upsert/inDatabase';
import { InStaticData } from './upsert/inStaticData';
import { nameFor } from './upsert/keys';
import { repeat, send } from './upsert/post';
import type { Draft } from './upsert/post';
import type { Registry } from './upsert/turn';

// Not as a bot: Cliq returns no ID of its messages, and they are not ours to change.
const sending = sendOptions({
	markAsRead: true,
	senderImageUrl: true,
	senderName: true,
});
const content = wholeContent(MAX_TEXT_LENGTH);

export const upsert: Operation = {
	name: 'Create or Update',
	action: 'Create or update message',
	description: 'Send a message, or change the one sent with the same key (upsert)',
	endpoints: [messages.postToUser],
	alsoUses: [
		{ choice: 'Remember In: Database', endpoints: Object.values(storages) },
		{ choice: 'On Repeat: Update', endpoints: [messages.update] },
	],
	fields: [...oneTarget.fields, key, rememberIn, database, onRepeat, ...content.fields],
	options: [...sending.fields, ...content.options, notifyEdit],

	async run(item) {
		const { parameters } = item;
		const sendTo = oneTarget.readType(parameters);
		const find = readOne(parameters, sendTo);
		const wanted = parameters.require(key);
		const isReply = parameters.require(onRepeat) === 'reply';
		if (isReply && sendTo !== 'channel') throw noThreads();
		const body = content.read(item);
		const open = registryIn(item);
		const draft: Omit<Draft, 'target'> = {
			body,
			message: outgoing([body], sendTo, sending.read(item.options, sendTo)),
			isReply,
			notifyEdit: item.options.read(notifyEdit),
		};

		const client = await item.client();
		const target = await find(client);
		const name = await nameFor(wanted, target, urlIn(client.connection, item.network));
		return await post(item, await open(), name, { ...draft, target });
	},
};

function noThreads() {
	const { displayName } = onRepeat.property;
	return invalidInput(
		displayName,
		'can only be "Reply in Thread" when sending to: channel',
		`Send to a channel, or set "${displayName}" to "Update".`,
	);
}

/** @returns a function that opens what remembers the messages */
function registryIn(item: ItemContext): () => Promise<Registry> {
	const { context, parameters } = item;
	const hint: ItemContext['hint'] = (texts) => {
		item.hint(texts);
	};
	if (parameters.require(rememberIn) === 'staticData') {
		return async () => new InStaticData(context, hint);
	}
	const name = parameters.require(database);
	const signal = context.getExecutionCancelSignal();
	return async () => {
		const client = (await item.client()).withoutMemory();
		return new InDatabase({ client, database: name, signal, hint });
	};
}

const GONE = 'The message of this key is no longer in Cliq, so it was sent anew.';

async function post(
	item: ItemContext,
	registry: Registry,
	name: string,
	draft: Draft,
): Promise<IDataObject> {
	const client = await item.client();
	for (;;) {
		const turn = await registry.take(name);
		if (turn.messageId === undefined) return await send(client, draft, turn, item);
		const repeated = await repeat(client, draft, turn.messageId);
		if (repeated) return repeated;
		await turn.forget();
		item.hint([GONE]);
	}
}
