import type { INodeProperties } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { invalidInput } from '../../cliq/errors';
import type { About, Input } from '../../fields/inputs';
import { input, Lookup } from '../../fields/inputs';
import { people } from '../../fields/ids';
import { channelField } from '../../fields/locators';
import { toText } from '../../fields/parameters';
import type { ItemParameters } from '../../fields/parameters';

/** Stands before the thread, whose list it fills; a thread's id says by itself where it is. */
export const channelOfThread: INodeProperties = {
	...channelField,
	description: 'The channel that the thread is in. Not needed when the thread is given by ID.',
};

/** Who follows a thread, or no longer does. */
export const followers = people({
	displayName: 'User IDs or Emails',
	name: 'userIds',
	description: 'The people, by ID or email address; several by comma',
	placeholder: 'e.g. 55743307, scott.fisher@zylker.com',
	required: true,
});

const bot: About = {
	displayName: 'Bot Name or ID',
	description:
		'Do it as this bot, which must be a participant of the channel. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** A bot in whose name something is done. */
export const asBot = input(
	bot,
	{ type: 'options', typeOptions: { loadOptionsMethod: 'getBots' }, default: '' },
	(raw, field) => toText(field, raw),
);

/**
 * Reads an input where the operation is not an ordinary one.
 *
 * @returns what gives its value, once connected; '' for nothing
 * @throws INVALID_INPUT when it is required and empty, or cannot work
 */
export function readInput(
	asked: Input,
	parameters: ItemParameters,
): (client: CliqClient) => Promise<string> {
	const field = { name: '', ...asked.field };
	const value = asked.read(parameters.raw(field), field, parameters.timezone);
	if (value === undefined && field.required) {
		throw invalidInput(field.displayName, 'must not be empty');
	}
	return async (client) =>
		toText(field, value instanceof Lookup ? await value.find(client, {}) : value);
}
