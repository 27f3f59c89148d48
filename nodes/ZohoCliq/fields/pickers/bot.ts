import { nameIn } from '../../cliq/names';
import { encodeValue } from '../../cliq/urls';
import { NAME_MODE } from '../../words';
import type { Field } from '../field';
import { checked, mapped } from '../field';
import { text } from '../text';
import type { DropDownAbout, Located } from './picker';
import { dropDown, fromList, located, typed } from './picker';

/** A bot. */
export const botPicker = {
	name: 'bot',
	description: 'The bot to operate on',
	// Unique names are lower-case; the list returns them as they are.
	clean: ({ mode, value }: Located) =>
		mode === 'list' ? nameIn('bot', value) : nameIn('bot', value).toLowerCase(),
	modes: [
		fromList('searchBots'),
		typed(NAME_MODE, 'name', 'e.g. supportbot', 'Its unique name, or the one you see'),
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

/**
 * A bot from a drop-down, to act as.
 *
 * @throws on reading: INVALID_INPUT for a name that no request can contain
 */
export function botChoice(about: DropDownAbout): Field<string> {
	return checked(mapped(dropDown(about, { loadOptionsMethod: 'getBots' }), toName), encodeValue);
}

/** A subscriber of the bot in the form, from a drop-down. */
export function subscriberChoice(about: DropDownAbout): Field<string> {
	const loadOptionsDependsOn = ['bot.value'];
	const typeOptions = { loadOptionsMethod: 'getBotSubscribers', loadOptionsDependsOn };
	return mapped(dropDown(about, typeOptions), toName);
}

function toName(value: string): string {
	return nameIn('bot', value);
}
