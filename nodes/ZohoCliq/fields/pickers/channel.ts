import { channelNameOf, namedChannel } from '../../cliq/lookups';
import type { Resolvable } from '../field';
import { Unresolved } from '../field';
import type { Located } from './picker';
import { fromList, located, typed } from './picker';

/** A channel, by any of its names. */
export const channelPicker = {
	name: 'channel',
	description: 'The channel to operate on',
	modes: [
		fromList('Select a channel...', 'searchChannels'),
		typed(
			'By Unique Name',
			'name',
			'e.g. zylkermarketing',
			'In Cliq, open the channel → View Information → Connectors; it is the last part of the API endpoint',
		),
		typed('By ID', 'id', 'e.g. O1864232000000076001', 'Starts with O, T or P'),
	],
};

/** @returns the channel's unique name, looked up if the ID was given */
export function toUniqueName(found: Located): Resolvable<string> {
	return channelAs(found, 'uniqueName');
}

function channelAs(found: Located, wanted: 'id' | 'uniqueName'): Resolvable<string> {
	const channel = namedChannel(found);
	if (channel.by === wanted) return channel.value;
	return new Unresolved(async (client) => await channelNameOf(client, channel, wanted));
}

/** A channel, as its ID. */
export const channelId = located(channelPicker, (found) => channelAs(found, 'id'));

/** A channel, as its unique name. */
export const channelUniqueName = located(channelPicker, toUniqueName);
