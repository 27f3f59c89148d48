import type { Input } from '../../fields/inputs';
import { choice, input } from '../../fields/inputs';
import { toFlag } from '../../fields/parameters';
import type { Filled } from '../../operation/restOperation';

/** What Cliq has under `config`. */
export const settings = {
	reply_mode: choice({ displayName: 'Reply Mode', description: 'How members can reply' }, [
		{ name: 'Both', value: 'both' },
		{ name: 'Replies', value: 'normal_reply' },
		{ name: 'Threads', value: 'threads' },
	]),
	leave_join_info: enabled('Post Joins and Leaves', 'somebody joins or leaves'),
	add_remove_info: enabled('Post Additions and Removals', 'somebody is added or removed'),
	meeting_chat_type: choice(
		{ displayName: 'Meeting Chat', description: 'Where messages of a meeting go' },
		[
			{ name: 'Channel', value: 'channel' },
			{ name: 'Host Decides', value: 'host_choice' },
			{ name: 'Thread', value: 'thread' },
		],
	),
};

/** A switch that Cliq writes as a word. */
function enabled(displayName: string, occasion: string): Input {
	const description = `Whether the channel tells when ${occasion}`;
	return input({ displayName, description }, { type: 'boolean', default: true }, (raw, field) =>
		toFlag(field, raw) ? 'enable' : 'disable',
	);
}

/** Puts the settings where Cliq wants them. */
export function settingsIntoConfig(request: Filled): Filled {
	const entries = Object.entries(request.body);
	const isSetting = ([key]: [string, unknown]) => Object.hasOwn(settings, key);
	const config = Object.fromEntries(entries.filter(isSetting));
	if (Object.keys(config).length === 0) return request;
	const rest = Object.fromEntries(entries.filter((entry) => !isSetting(entry)));
	return { ...request, body: { ...rest, config } };
}
