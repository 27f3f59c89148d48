import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../fields';
import { asOption, choice, toggle } from '../../fields';
import { withoutUndefined } from '../../operation/request';

/** The settings that Cliq keeps under `config`. */
export const settings = {
	reply_mode: choice({
		name: 'replyMode',
		placement: 'options',
		description: 'How members can reply',
		options: { both: 'Both', normal_reply: 'Replies', threads: 'Threads' },
	}),
	leave_join_info: announcement(
		'leaveJoinInfo',
		'Announce Joins and Departures',
		'joins or leaves',
	),
	add_remove_info: announcement(
		'addRemoveInfo',
		'Announce Additions and Removals',
		'is added or removed',
	),
	meeting_chat_type: choice({
		name: 'meetingChatType',
		placement: 'options',
		label: 'Meeting Chat',
		description: 'Where the messages of a meeting are posted',
		options: { channel: 'Channel', host_choice: 'Host Decides', thread: 'Thread' },
	}),
};

function announcement(name: string, label: string, occasion: string) {
	const description = `Whether to announce in the channel when someone ${occasion}`;
	return asOption(toggle({ name, label, description }, ['enable', 'disable']));
}

/** @returns the body's keys with the settings moved into `config` */
export function settingsIntoConfig(values: Values<typeof settings>): IDataObject {
	const entries = Object.entries(withoutUndefined(values));
	const config = Object.fromEntries(entries.filter(([key]) => key in settings));
	const others = Object.fromEntries(entries.filter(([key]) => !(key in settings)));
	return Object.keys(config).length === 0 ? others : { ...others, config };
}
