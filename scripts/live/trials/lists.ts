import * as endpoints from '../../../nodes/ZohoCliq/cliq/endpoints';
import { answerOf } from '../lab';
import {
	channelOf,
	channelsOf,
	chatsOf,
	momentOf,
	objectOf,
	orderOf,
	recordIn,
	rowsOf,
	textOf,
} from '../places';
import type { Trial } from '../trial';
import { finding, Untried } from '../trial';

const LONG_AGO = '2015-01-01T00:00:00Z';

/** Lists, their pages and filters. */
export const listTrials: Trial[] = [
	{
		name: 'users-paging',
		assumption: 'Users are listed in "data" with "next_token", which leads to the others.',
		matters: 'User: Get Many (cliq/paging.ts)',
		async run(lab) {
			const first = await lab.need(endpoints.users.getMany, { query: { limit: 1 } });
			const token = textOf(first.next_token);
			if (token === '' && first.has_more !== true) throw new Untried('there is only one page');
			const query = { limit: 1, next_token: token };
			const second = await lab.ask(endpoints.users.getMany, { query });
			const ids = [first, second.json].map((page) => textOf(rowsOf(page)[0]?.id));
			const isOther = ids[1] !== '' && ids[0] !== ids[1];
			return finding(Array.isArray(first.data) && isOther, `second page: ${answerOf(second)}`);
		},
	},
	{
		name: 'chats-latest-first',
		assumption: 'Chats are listed by their last change, the latest first.',
		matters: 'Chat: Get Many, picking chats (cliq/byTime.ts)',
		async run(lab) {
			const times = (await chatsOf(lab)).map((row) => momentOf(row.last_modified_time));
			if (times.length < 2) throw new Untried('the account has fewer than two chats');
			const order = orderOf(times);
			return finding(order === 'latest first', `${times.length} chats: ${order}`);
		},
	},
	{
		name: 'chats-after-order',
		assumption: 'With modified_after, chats are in order of time too, whichever end comes first.',
		matters: 'Chat: Get Many with Modified After (cliq/byTime.ts)',
		async run(lab) {
			const query = { limit: 50, modified_after: Date.parse(LONG_AGO) };
			const rows = rowsOf(await lab.need(endpoints.chats.getMany, { query }));
			if (rows.length < 2) throw new Untried('the account has fewer than two chats');
			const order = orderOf(rows.map((row) => momentOf(row.last_modified_time)));
			return finding(order !== 'no order', `${rows.length} chats: ${order}`);
		},
	},
	{
		name: 'chats-recipient',
		assumption: "v3's GET /chats?recipient= finds the direct chat with a person.",
		matters: "chats by a person's email (cliq/directChats.ts)",
		async run(lab) {
			const direct = (await chatsOf(lab)).find((row) => row.chat_type === 'dm');
			const [person] = rowsOf({ people: direct?.recipients_summary });
			const recipient = textOf(person?.user_id);
			if (!direct || recipient === '') throw new Untried('no direct chat with a person is listed');
			const query = { recipient, type: 'dm', limit: 100 };
			const answer = await lab.ask(endpoints.chats.getManyByPerson, { query });
			const rows = rowsOf(answer.json);
			const isThere = rows.some((row) => row.chat_id === direct.chat_id);
			return finding(isThere, `${answerOf(answer)}, ${rows.length} chats`);
		},
	},
	{
		name: 'channels-time',
		assumption: 'Channels are filtered by ISO times without milliseconds.',
		matters: 'Channel: Get Many (resources/channel/filters.ts)',
		async run(lab) {
			const query = { limit: 1, modified_after: LONG_AGO };
			const answer = await lab.ask(endpoints.channels.getMany, { query });
			return finding(answer.isSuccess, answerOf(answer));
		},
	},
	{
		name: 'channels-pinned',
		assumption: 'Cliq applies the filter "pinned" to channels.',
		matters: 'Channel: Get Many, which filters once more (resources/channel/filters.ts)',
		async run(lab) {
			const all = await channelsOf(lab);
			if (!all.some((row) => row.pinned !== true)) throw new Untried('every channel is pinned');
			const query = { limit: 100, pinned: true };
			const answer = await lab.need(endpoints.channels.getMany, { query });
			const others = rowsOf(answer).filter((row) => row.pinned !== true);
			return finding(others.length === 0, `${others.length} others among them`);
		},
	},
	{
		name: 'channel-by-name',
		assumption: 'GET /channelsbyname/{name} gives chat_id, plainly or under "channel".',
		matters: 'channels by name (cliq/lookups.ts)',
		async run(lab) {
			const path = { channel: textOf((await channelOf(lab)).unique_name) };
			const answer = await lab.ask(endpoints.channels.getByName, { path });
			const isWrapped = objectOf(answer.json).channel !== undefined;
			const seen = `${answerOf(answer)}, ${isWrapped ? 'under "channel"' : 'plain'}`;
			return finding(textOf(recordIn(answer.json, 'channel').chat_id) !== '', seen);
		},
	},
	{
		name: 'unknown-channel',
		assumption: 'A channel that does not exist is refused with HTTP 404 or a code that says so.',
		matters: 'explaining errors, finding channels by other names (cliq/response.ts)',
		async run(lab) {
			const path = { channel: 'n8nlivetrialnosuchchannel' };
			const answer = await lab.ask(endpoints.channels.getByName, { path });
			return finding(answer.isUnknown, answerOf(answer));
		},
	},
	{
		name: 'unknown-parameter',
		assumption: 'An unknown parameter of a query is refused with extra_param_found.',
		matters: 'sending a request in another form (cliq/fallback.ts)',
		async run(lab) {
			const query = { limit: 1, n8n_live_trial: 1 };
			const answer = await lab.ask(endpoints.channels.getMany, { query });
			return finding(answer.refusal.code === 'extra_param_found', answerOf(answer));
		},
	},
	{
		name: 'threads-time',
		assumption:
			'A list of threads takes limit in its query, and gives the time of the last message.',
		matters: 'Zoho Cliq Polling Trigger with Include Threads (trigger/polling/source.ts)',
		async run(lab) {
			const path = { channel: textOf((await channelOf(lab)).channel_id) };
			const answer = await lab.ask(endpoints.threads.getMany, { path, query: { limit: 100 } });
			const rows = rowsOf(answer.json);
			if (answer.isSuccess && rows.length === 0) {
				throw new Untried('the channel has no thread: see --channel');
			}
			const times = rows.map(({ last_message_information: last }) => momentOf(objectOf(last).time));
			const isKnown = times.length > 0 && !times.some(Number.isNaN);
			return finding(isKnown, `${answerOf(answer)}, ${rows.length} threads`);
		},
	},
	{
		name: 'bot-id',
		assumption: 'A bot is read by its listed ID with the prefix b-.',
		matters: 'Bot: Update, Zoho Cliq Trigger; without the prefix is tried next (cliq/botIds.ts)',
		async run(lab) {
			const [bot] = rowsOf(await lab.need(endpoints.bots.getMany, { query: { limit: 1 } }));
			const plain = textOf(bot?.id).replace(/^b-/, '');
			if (plain === '') throw new Untried('the account sees no bot');
			const read = async (botId: string) => await lab.ask(endpoints.bots.get, { path: { botId } });
			const answer = await read(`b-${plain}`);
			if (answer.isSuccess) return finding(true, answerOf(answer));
			return finding(false, `${answerOf(answer)}; without b-: ${answerOf(await read(plain))}`);
		},
	},
];
