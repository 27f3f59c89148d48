import { channels } from '../../cliq/endpoints';
import { botMemberIdOf } from '../../cliq/lookups';
import { botName, channelId, resolve } from '../../fields';
import type { Operation } from '../../operation/operation';

/** A bot in a channel is one of its members, with an ID that only their list tells. [another n8n node] */
export const removeBot: Operation = {
	name: 'Remove Bot',
	action: 'Remove bot from channel',
	description: 'Remove a bot from a channel',
	endpoints: [channels.removeMember, channels.getMembers],
	fields: [botName, channelId],
	options: [],

	async run(item) {
		const { parameters } = item;
		const bot = parameters.require(botName);
		const found = parameters.require(channelId);
		const client = await item.client();
		const channel = await resolve(client, found);
		const member = await botMemberIdOf(client, channel, bot);
		await client.call(channels.removeMember, { path: { channel, member } });
		return { success: true, channelId: channel, botUniqueName: bot };
	},
};
