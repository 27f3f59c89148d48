import { encodeValue } from '../../cliq/urls';
import { toText } from '../coerce';
import type { About } from '../field';
import { field } from '../field';
import { fromList, located, typed } from './picker';

/** A bot. */
export const botPicker = {
	name: 'bot',
	description: 'The bot to operate on',
	modes: [
		fromList('Select a bot...', 'searchBots'),
		typed(
			'By Unique Name',
			'name',
			'e.g. supportbot',
			'In Cliq, open Bots & Tools → Bots → the bot; its API endpoint contains the unique name',
		),
	],
};

/** A bot, as the unique name. */
export const botName = located(botPicker, ({ value }) => value);

/**
 * A bot from a drop-down, to act as.
 *
 * @throws on reading: INVALID_INPUT for a name that no request can contain
 */
export function botChoice(about: Pick<About, 'name' | 'label' | 'description'>) {
	const words = {
		...about,
		description: `${about.description} Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
	};
	const typeOptions = { loadOptionsMethod: 'getBots' };
	return field(words, { type: 'options', typeOptions, default: '' }, (raw, { label }) => {
		const name = toText(label, raw).trim();
		encodeValue(label, name);
		return name;
	});
}
