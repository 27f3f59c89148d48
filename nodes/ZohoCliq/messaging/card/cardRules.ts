import type { Place, Rule } from './schema';
import {
	all,
	byKind,
	httpsUrl,
	list,
	matching,
	needsOne,
	object,
	oneOf,
	optional,
	required,
	text,
} from './schema';
import { isJsonObject } from '../../cliq/json';
import { slidesRule } from './slideRules';
import { MAX_TEXT_LENGTH } from '../text/splitText';

/** [Zoho's OpenAPI, messagecards.yml] */
export const THEMES = ['modern-inline', 'prompt', 'poll'] as const;

/** What a button may do. */
export const BUTTON_ACTIONS = [
	'open.url',
	'invoke.function',
	'system.api',
	'preview.url',
	'copy',
] as const;

/** What Cliq itself does at a button; all but the last with a person. [Zoho's OpenAPI, buttons.yml] */
export const SYSTEM_ACTIONS = [
	'audiocall',
	'videocall',
	'startchat',
	'invite',
	'locationpermission',
] as const;

export const MAX_TITLE_LENGTH = 200;

const WITH_PERSON = SYSTEM_ACTIONS.slice(0, -1).join('|');
const systemApi = matching(
	new RegExp(`^(?:(?:${WITH_PERSON})/\\d+|locationpermission)$`),
	`must be locationpermission, or ${WITH_PERSON.replaceAll('|', ', ')} with the user's ID: startchat/631831446`,
);

/** What is asked before a button does its work. */
const confirm = object({
	title: required('Confirm Title', text(100)),
	description: optional('Confirm Description', text(100)),
	input: required('Confirm Input', text(300)),
	button_label: required('Confirm Button', text(100)),
	cancel_button_label: optional('Cancel Button', text(100)),
	emotion: optional('Confirm Mood', oneOf('positive', 'neutral', 'negative')),
});

const url = httpsUrl(256);

const action = all(
	object({
		type: required('Action', all(text(), noBot)),
		data: required('', object({})),
		confirm: optional('', confirm),
	}),
	byKind('type', {
		'open.url': {
			data: required(
				'',
				object({
					web: required('URL', url),
					windows: optional('URL', url),
					iOS: optional('URL', url),
					android: optional('URL', url),
				}),
			),
		},
		'invoke.function': {
			data: required(
				'',
				object({
					name: required('Function Name', text()),
					owner: optional('Function Owner', text()),
				}),
			),
		},
		'system.api': { data: required('', object({ api: required('System Action', systemApi) })) },
		// One document calls the address `url`, another `web`.
		'preview.url': {
			data: required(
				'',
				all(
					object({ url: optional('URL', httpsUrl(500)), web: optional('URL', httpsUrl(500)) }),
					needsOne('URL', 'url', 'web'),
				),
			),
		},
		copy: { data: required('', object({ text: required('Text to Copy', text(200)) })) },
	}),
);

/** Published, but Cliq refuses it. [reported live] Actions that nobody knows yet are left to Cliq. */
function noBot(value: unknown, place: Place): void {
	if (value !== 'invoke.bot') return;
	throw place.refuse(
		`must not be invoke.bot, which Cliq refuses; it takes ${BUTTON_ACTIONS.join(', ')}`,
	);
}

/** Labels: 20 characters in one published document, 30 in another; 20 pass in both. */
const button = object({
	label: required('Label', text(20)),
	type: optional('Style', oneOf('+', '-')),
	hint: optional('Hint', text(100)),
	key: optional('Key', text(100)),
	action: required('', action),
});

const field = object({ title: required('Label', text()), value: optional('Value', text()) });

const section = object({
	title: optional('Title', text()),
	fields: required('Fields', list(field, { min: 1 })),
});

const card = all(
	noButtonsInside,
	// A title is required by one document, and missing in an example of another.
	object({
		theme: required('Theme', text()),
		title: optional('Card Title', text(MAX_TITLE_LENGTH)),
	}),
	byKind('theme', {
		'modern-inline': {
			thumbnail: optional('Thumbnail URL', httpsUrl()),
			sections: optional('Sections', list(section)),
		},
		prompt: { title: required('Card Title', text()) },
		poll: {
			title: required('Card Title', text()),
			options: required('Poll Options', list(pollOption, { min: 2, max: 10 })),
		},
	}),
);

/** Shown by the form as lines of text. */
function pollOption(value: unknown, place: Place): void {
	object({ text: required('', text(100)) })(value, place);
}

/** Published examples have them there, but Cliq refuses them. [reported live] */
function noButtonsInside(value: unknown, place: Place): void {
	if (!isJsonObject(value) || !Object.hasOwn(value, 'buttons')) return;
	throw place
		.key('buttons', 'Buttons')
		.refuse('must not stand inside the card, where Cliq refuses them: put them beside "card"');
}

/** A prompt is made of its buttons. */
const promptHasButtons: Rule = (value, place) => {
	if (!isJsonObject(value) || !isJsonObject(value.card) || value.card.theme !== 'prompt') return;
	if (Array.isArray(value.buttons) && value.buttons.length > 0) return;
	throw place.key('buttons', 'Buttons').refuse('must not be empty: a prompt needs one at least');
};

/** How the sender looks; the form has it among its options. */
const bot = object({
	name: optional('Sender Name', text()),
	image: optional('Sender Image URL', httpsUrl()),
});

const message = all(
	object({
		text: required('Text', text(MAX_TEXT_LENGTH)),
		card: optional('', card),
		buttons: optional('Buttons', list(button, { max: 5 })),
		slides: optional('Slides', slidesRule),
		bot: optional('', bot),
	}),
	promptHasButtons,
);

/**
 * Holds a message with a card, buttons or slides against all limits that are published, before
 * anything is sent.
 *
 * @param place how its fields are called in front of the user
 * @throws INVALID_INPUT naming the field
 */
export function checkMessage(value: unknown, place: Place): void {
	message(value, place);
}
