import type { INodePropertyTypeOptions } from 'n8n-workflow';

import { nameIn } from '../../cliq/names';
import { encodeValue } from '../../cliq/urls';
import { NAME_MODE } from '../../words';
import { toText } from '../coerce';
import type { About, Field } from '../field';
import { checked, field } from '../field';
import { text } from '../text';
import type { Located } from './picker';
import { fromList, located, typed } from './picker';

/** A bot. */
export const botPicker = {
	name: 'bot',
	description: 'The bot to operate on',
	// Unique names are lower-case; the list returns them as they are.
	clean: ({ mode, value }: Located) =>
		mode === 'list' ? nameIn('bot', value) : nameIn('bot', value).toLowerCase(),
	modes: [
		fromList('Select a bot...', 'searchBots'),
		typed(NAME_MODE, 'name', 'e.g. supportbot', 'Such as supportbot, or the name as you see it'),
	],
};

/** A bot, as the unique name. */
export const botName = located(botPicker, ({ value }) => value);

/** Cliq requires it for a bot that came with an extension. [Zoho's OpenAPI] */
export const appKey = text({
	name: 'appKey',
	placement: 'options',
	description: 'Key of the extension, for bots that are part of one',
	placeholder: 'e.g. 1a2b3c4d5e6f',
});

type DropDownAbout = Pick<About, 'name' | 'label' | 'description'>;

/**
 * A bot from a drop-down, to act as.
 *
 * @throws on reading: INVALID_INPUT for a name that no request can contain
 */
export function botChoice(about: DropDownAbout): Field<string> {
	return checked(dropDown(about, { loadOptionsMethod: 'getBots' }), encodeValue);
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
		nameIn('bot', toText(label, raw)),
	);
}
