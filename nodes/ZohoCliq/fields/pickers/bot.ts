import { toText } from '../coerce';
import type { About } from '../field';
import { field } from '../field';
import { fromList, located, typed } from './picker';

/** A bot. */
export const botPicker = {
	name: 'bot',
	label: 'Bot',
	description: 'The bot to work with',
	modes: [
		fromList('Select a bot...', 'searchBots'),
		typed(
			'By Unique Name',
			'name',
			'e.g. supportbot',
			'In Cliq: Bots & Tools, Bots, the bot: its API endpoint holds the unique name',
		),
	],
};

/** A bot where Cliq wants the unique name. */
export const botName = located(botPicker, ({ value }) => value);

/** A bot from a drop-down, in whose name something is done. */
export function botChoice(about: Pick<About, 'name' | 'label' | 'description'>) {
	const words = {
		...about,
		description: `${about.description} Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
	};
	const typeOptions = { loadOptionsMethod: 'getBots' };
	return field(words, { type: 'options', typeOptions, default: '' }, (raw, { label }) =>
		toText(label, raw).trim(),
	);
}
