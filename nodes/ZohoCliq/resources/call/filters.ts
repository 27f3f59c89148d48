import type { IDataObject } from 'n8n-workflow';

import { invalidInput } from '../../errors';
import { choice, choices, dateTime, text, userIdList, userIdText } from '../../fields';
import { syncToken } from '../../operation/listing';

const types = choices({
	name: 'types',
	description: 'Defaults to all but direct calls; the last two only alone',
	options: [
		{ name: 'Audio Conferences', value: 'audio_conference' },
		{ name: 'Video Conferences', value: 'video_conference' },
		{ name: 'Handshakes', value: 'handshake' },
		{ name: 'Assemblies', value: 'assembly' },
		{ name: 'Direct Calls', value: 'direct_call' },
		{ name: 'All', value: 'all' },
	],
});

const state = choice({
	name: 'state',
	description: 'The last three are for direct calls only',
	options: [
		{ name: 'Live', value: 'live' },
		{ name: 'Scheduled', value: 'scheduled' },
		{ name: 'Viewed', value: 'viewed' },
		{ name: 'Missed', value: 'missed' },
		{ name: 'Received', value: 'received' },
		{ name: 'Dialed', value: 'dialled' },
	],
});

/** Times are milliseconds, as in the rest of Cliq and another n8n node; "date-time" is published. */
export const filters = {
	type: types,
	filter: state,
	search: text({
		name: 'search',
		description: 'Text that the title must contain',
		placeholder: 'e.g. Marketing',
	}),
	from: dateTime({ name: 'from', description: 'List from this time on' }),
	to: dateTime({ name: 'to', description: 'List until this time' }),
	last_modified: dateTime({
		name: 'modifiedAfter',
		description: 'List what changed after this time',
	}),
	host_id: userIdText({
		name: 'host',
		description: 'Email or ID of who started the calls',
		placeholder: 'e.g. nathan@example.com',
	}),
	recipient_ids: userIdList({ name: 'recipients', description: 'Who was called or invited' }),
};

const FOR_DIRECT_CALLS = ['missed', 'received', 'dialled'];

/** @throws INVALID_INPUT for filters that Cliq does not take together. [Zoho's OpenAPI, another n8n node] */
export function checkFilters(_: unknown, { query }: { readonly query: IDataObject }): void {
	const { sync_token: token, type, filter, ...others } = query;
	const given = [type, filter, ...Object.values(others)];
	if (token !== undefined && given.some((value) => value !== undefined)) {
		throw invalidInput(syncToken.property.displayName, 'cannot be used together with filters');
	}
	const chosen = (type ?? []) as string[];
	if (chosen.length > 1 && (chosen.includes('all') || chosen.includes('direct_call'))) {
		throw invalidInput(types.property.displayName, 'cannot combine these two with others');
	}
	const isDirect = FOR_DIRECT_CALLS.includes(filter as string);
	if (filter !== undefined && (chosen[0] === 'all' || (isDirect && chosen[0] !== 'direct_call'))) {
		const { displayName: label } = types.property;
		const why = isDirect ? `needs "${label}" to be Direct Calls` : `cannot be used for all types`;
		throw invalidInput(state.property.displayName, why);
	}
}
