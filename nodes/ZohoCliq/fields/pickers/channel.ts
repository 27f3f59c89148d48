import { channelNameOf, namedChannel } from '../../cliq/lookups';
import { nameIn } from '../../cliq/names';
import { NAME_MODE } from '../../words';
import type { Resolvable } from '../field';
import { Unresolved } from '../field';
import type { Located } from './picker';
import { fromList, located, typed } from './picker';

/** How a channel can be named. */
export const CHANNEL_NAME_HINT = 'Its unique name, or the one you see';

/** A channel, by any of its names. */
export const channelPicker = {
	name: 'channel',
	description: 'The channel to operate on',
	clean: ({ value }: Located) => nameIn('channel', value),
	modes: [
		fromList('searchChannels'),
		typed(NAME_MODE, 'name', 'e.g. zylkermarketing', CHANNEL_NAME_HINT),
		typed('By ID', 'id', 'e.g. O1864232000000076001'),
	],
};

/** @returns the channel's unique name, looked up if the ID was given; the client finds it if Cliq knows it by another */
export function toUniqueName(found: Located): Resolvable<string> {
	const channel = namedChannel(found);
	return new Unresolved(async (client) => await channelNameOf(client, channel, 'uniqueName'));
}

function toId(found: Located): Resolvable<string> {
	const channel = namedChannel(found);
	if (channel.by === 'id') return channel.value;
	return new Unresolved(async (client) => await channelNameOf(client, channel, 'id'));
}

/** A channel, as its ID; the list has those that the operation can change. */
export const channelId = located(channelPicker, toId);

/** A channel, as its unique name, which Cliq has confirmed unless it is from its list. */
export const channelUniqueName = located(channelPicker, (found) => {
	const channel = namedChannel(found);
	const isChecked = found.mode !== 'list';
	return new Unresolved(
		async (client) => await channelNameOf(client, channel, 'uniqueName', isChecked),
	);
});
