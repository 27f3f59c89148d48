import * as endpoints from '../../../nodes/ZohoCliq/cliq/endpoints';
import { otherSpelling } from '../../../nodes/ZohoCliq/cliq/messageId';
import type { Lab } from '../lab';
import { answerOf } from '../lab';
import { chatOf, messagesOf, orderOf, recordIn, rowsOf, sentAt, textOf } from '../places';
import type { Trial } from '../trial';
import { finding, Untried } from '../trial';

/** Messages of a chat, its files and reminders. */
export const messageTrials: Trial[] = [
	{
		name: 'message-id-path',
		assumption: 'A path takes a message ID with an underscore.',
		matters: 'Message: Get, and all that acts on a message (cliq/layers/respelling.ts)',
		async run(lab) {
			const [row] = await messagesOf(lab);
			return await eitherSpelling(
				textOf(row?.id),
				async (message) =>
					await lab.ask(endpoints.messages.get, { path: { chat: await chatOf(lab), message } }),
			);
		},
	},
	{
		name: 'message-unknown',
		assumption: 'A message that does not exist is refused as unknown, or with technical_error.',
		matters: 'trying the other spelling of an ID (cliq/layers/respelling.ts)',
		async run(lab) {
			const path = { chat: await chatOf(lab), message: '1000000000000_1' };
			const answer = await lab.ask(endpoints.messages.get, { path });
			const isKnown = answer.isUnknown || answer.refusal.code === 'technical_error';
			return finding(!answer.isSuccess && isKnown, answerOf(answer));
		},
	},
	{
		name: 'messages-order',
		assumption:
			'Messages are listed in order of time, and without limits the latest are among them.',
		matters: 'Message: Get Many, Zoho Cliq Polling Trigger (cliq/byTime.ts)',
		async run(lab) {
			const order = orderOf((await messagesOf(lab, 2)).map(sentAt));
			return finding(order !== 'no order', order);
		},
	},
	{
		name: 'messages-totime',
		assumption: 'With totime, no later message is listed.',
		matters: 'reading page by page back in time (cliq/byTime.ts)',
		async run(lab) {
			const times = (await messagesOf(lab, 2)).map(sentAt).sort((one, other) => one - other);
			const totime = Number(times.at(-2));
			const query = { limit: 10, totime };
			const request = { path: { chat: await chatOf(lab) }, query };
			const found = rowsOf(await lab.need(endpoints.messages.getMany, request)).map(sentAt);
			const isIncluded = found.includes(totime);
			const seen = `the one at totime is ${isIncluded ? 'included' : 'excluded'}`;
			return finding(
				found.every((time) => time <= totime),
				seen,
			);
		},
	},
	{
		name: 'messages-fromtime',
		assumption:
			'With fromtime, a page holds the latest or the oldest messages, never some between.',
		matters: 'Message: Get Many with After, which continues from either end (cliq/byTime.ts)',
		async run(lab) {
			const times = (await messagesOf(lab, 3)).map(sentAt).sort((one, other) => one - other);
			const query = { limit: 1, fromtime: Number(times[0]) };
			const request = { path: { chat: await chatOf(lab) }, query };
			const [row] = rowsOf(await lab.need(endpoints.messages.getMany, request));
			if (!row) throw new Untried('nothing is listed');
			const time = sentAt(row);
			const isOldest = time <= Number(times[1]);
			const isLatest = time >= Number(times.at(-1));
			return finding(isOldest || isLatest, isOldest ? 'the oldest' : 'the latest');
		},
	},
	{
		name: 'file-download',
		assumption: 'A message of a file has content.file.id, and the file comes with its name.',
		matters: 'File: Download (cliq/download.ts)',
		async run(lab) {
			const messages = await messagesOf(lab);
			const { content } = messages.find((row) => row.type === 'file') ?? {};
			if (content === undefined) throw new Untried('the chat shows no file: see --chat');
			const file = textOf(recordIn(recordIn(content, 'file'), 'file').id);
			const answer = await lab.ask(endpoints.files.get, { path: { file } });
			const disposition = textOf(answer.headers['content-disposition']);
			const isNamed = /filename/i.test(disposition);
			return finding(
				answer.isSuccess && isNamed,
				`${answerOf(answer)}, ${isNamed ? '' : 'un'}named`,
			);
		},
	},
	{
		name: 'pinned-message',
		assumption: "A chat's pinned message is in data.message, and nothing pinned is no error.",
		matters: 'Message: Get Pinned (resources/message/records.ts)',
		async run(lab) {
			const path = { chat: await chatOf(lab) };
			const answer = await lab.ask(endpoints.chats.getPinnedMessage, { path });
			const isThere = recordIn(answer.json, 'data').message !== undefined;
			return finding(answer.isSuccess, `${answerOf(answer)}, ${isThere ? 'one' : 'none'} pinned`);
		},
	},
	{
		name: 'chat-reminders',
		assumption: "v3's reminders of a chat are at /v3/chats/…, without /api.",
		matters: 'Reminder: Get Many of a chat (cliq/endpoints/reminders.ts)',
		async run(lab) {
			const request = { path: { chat: await chatOf(lab) }, query: { limit: 1 } };
			const answer = await lab.ask(endpoints.reminders.getForChat, request);
			if (answer.isSuccess) return finding(true, answerOf(answer));
			const at = `/api${endpoints.reminders.getForChat.path}`;
			const other = await lab.ask(endpoints.reminders.getForChat, { ...request, at });
			return finding(false, `${answerOf(answer)}; with /api: ${answerOf(other)}`);
		},
	},
];

/**
 * Tries a message's ID as the node spells it first, and if Cliq refuses it, as the node spells it next.
 *
 * @param id with either separator
 */
export async function eitherSpelling(id: string, send: (id: string) => ReturnType<Lab['ask']>) {
	const answer = await send(id);
	if (answer.isSuccess) return finding(true, answerOf(answer));
	const other = otherSpelling(id);
	if (other === undefined) throw new Untried(`an ID in a form of its own: ${answerOf(answer)}`);
	return finding(false, `${answerOf(answer)}; with %20: ${answerOf(await send(other))}`);
}
