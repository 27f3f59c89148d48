import type { INodePropertyTypeOptions } from 'n8n-workflow';

import { toText } from '../coerce';
import type { About, Field } from '../field';
import { field } from '../field';
import { fromList, located, typed } from './picker';

/** A bot. */
export const botPicker = {
	name: 'bot',
	label: 'Bot',
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

type DropDownAbout = Pick<About, 'name' | 'label' | 'description'>;

/** A bot from a drop-down, to act as. */
export function botChoice(about: DropDownAbout): Field<string> {
	return dropDown(about, { loadOptionsMethod: 'getBots' });
}

/** A subscriber of the bot in the form, from a drop-down. */
export function subscriberChoice(about: DropDownAbout): Field<string> {
	const loadOptionsDependsOn = ['bot.value'];
	return dropDown(about, { loadOptionsMethod: 'getBotSubscribers', loadOptionsDependsOn });
}

function dropDown(about: DropDownAbout, typeOptions: INodePropertyTypeOptions): Field<string> {
	const words = {
		...about,
		description: `${about.description} Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
	};
	return field(words, { type: 'options', typeOptions, default: '' }, (raw, { label }) =>
		toText(label, raw).trim(),
	);
}
