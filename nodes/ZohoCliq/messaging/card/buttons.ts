import type { IDataObject } from 'n8n-workflow';

import type { Entry } from '../../fields';
import { choice, collection, email, entries, shownWhile, text, trimmed } from '../../fields';
import { confirmationFields, confirmationRule, toConfirmation } from './confirmation';
import type { Rule } from './schema';
import {
	all,
	anyText,
	byKind,
	eitherOf,
	httpsUrl,
	listOf,
	matching,
	objectOf,
	optional,
	required,
} from './schema';

const MAX_BUTTONS = 5;

/** Maximum characters [Zoho's OpenAPI, buttons.yml]; another document has 30 for labels: 20 fits both. */
const MAX_LABEL = 20;
const MAX_URL = 256;
const MAX_PREVIEW_URL = 500;
const MAX_COPY = 200;
const MAX_HINT = 100;
const MAX_KEY = 100;

/** Cliq's own actions for a user. [Zoho's OpenAPI, buttons.yml] */
const WITH_PERSON = ['audiocall', 'videocall', 'startchat', 'invite'];

const further = {
	hint: text({
		name: 'hint',
		label: 'Hint',
		placeholder: 'e.g. Tells the others that you are working on it',
		description: 'Shown when the mouse is over the button',
		max: MAX_HINT,
	}),
	key: text({
		name: 'key',
		label: 'Key',
		placeholder: 'e.g. acknowledge',
		description: 'Tells a function which button was clicked',
		max: MAX_KEY,
	}),
	...confirmationFields,
};

const fields = {
	label: text({
		name: 'label',
		label: 'Label',
		placeholder: 'e.g. Acknowledge',
		description: 'Text on the button',
		max: MAX_LABEL,
	}),
	action: choice({
		name: 'action',
		label: 'Action',
		description: 'What happens on a click',
		options: [
			{ name: 'Open URL', value: 'open.url', description: 'Open a page in the browser' },
			{
				name: 'Preview URL',
				value: 'preview.url',
				description: 'Show a page or video inside Cliq',
			},
			{ name: 'Invoke Function', value: 'invoke.function', description: 'Run a Cliq function' },
			{
				name: 'System Action',
				value: 'system.api',
				description: 'Start a call, a chat and more',
			},
			{ name: 'Copy Text', value: 'copy', description: "Copy a text to the user's clipboard" },
		],
	}),
	url: shownWhile(
		{ action: ['open.url', 'preview.url'] },
		trimmed({
			name: 'url',
			label: 'URL',
			placeholder: 'e.g. https://example.com/builds/412',
			description: `An https address of up to ${MAX_URL} characters (${MAX_PREVIEW_URL} for a preview)`,
		}),
	),
	functionName: shownWhile(
		{ action: ['invoke.function'] },
		trimmed({
			name: 'functionName',
			label: 'Function Name',
			placeholder: 'e.g. acknowledgealert',
			description: 'Name in Cliq under Bots & Tools → Functions; it must be a button function',
		}),
	),
	functionOwner: shownWhile(
		{ action: ['invoke.function'] },
		email({
			name: 'functionOwner',
			label: 'Function Owner',
			placeholder: 'e.g. scott.fisher@zylker.com',
			description: "Email of the function's author, if it is not the connected account",
		}),
	),
	systemAction: shownWhile(
		{ action: ['system.api'] },
		choice({
			name: 'systemAction',
			label: 'System Action',
			description: 'What Cliq does for the person who clicks',
			options: [
				{ name: 'Audio Call', value: 'audiocall', description: 'Call the user' },
				{ name: 'Contact Invite', value: 'invite', description: 'Invite the user as a contact' },
				{
					name: 'Location Access',
					value: 'locationpermission',
					description: 'Ask for the location',
				},
				{ name: 'Start Chat', value: 'startchat', description: 'Open a chat with the user' },
				{ name: 'Video Call', value: 'videocall', description: 'Call the user with video' },
			],
		}),
	),
	userId: shownWhile(
		{ action: ['system.api'], systemAction: WITH_PERSON },
		trimmed({
			name: 'userId',
			label: 'User ID',
			placeholder: 'e.g. 631831446',
			description: 'ID (ZUID) of the user to call, invite or chat with; returned by User: Get Many',
		}),
	),
	copyText: shownWhile(
		{ action: ['copy'] },
		text({
			name: 'copyText',
			label: 'Text to Copy',
			placeholder: 'e.g. INC-2041',
			description: 'Text that a click copies',
			max: MAX_COPY,
		}),
	),
	style: choice({
		name: 'style',
		label: 'Style',
		description: 'How the button looks',
		options: [
			{ name: 'Positive', value: '+', description: 'Green' },
			{ name: 'Negative', value: '-', description: 'Red' },
		],
	}),
	more: collection(
		{
			name: 'more',
			label: 'Additional Options',
			description: 'Hint, key and a confirmation dialog',
			add: 'Add option',
		},
		further,
	),
};

export const buttonsField = entries(
	{
		name: 'buttons',
		label: 'Buttons',
		description: `Up to ${MAX_BUTTONS} buttons shown below the card`,
	},
	{ name: 'button', label: 'Button' },
	fields,
);

type Button = Entry<typeof fields>;

/**
 * @returns a button as Cliq accepts it, limits not yet checked
 * @throws INVALID_INPUT for an invalid user
 */
export function toButton(button: Button): IDataObject {
	const { label, action: type = 'open.url', style = '+', more } = button;
	const confirm = more && toConfirmation(more);
	const action = { type, data: toData(type, button), ...(confirm && { confirm }) };
	return { label, type: style, hint: more?.hint, key: more?.key, action };
}

function toData(type: NonNullable<Button['action']>, button: Button): IDataObject {
	switch (type) {
		case 'open.url':
			return { web: button.url };
		case 'preview.url':
			return { url: button.url };
		case 'invoke.function':
			return { name: button.functionName, owner: button.functionOwner };
		case 'copy':
			return { text: button.copyText };
		case 'system.api':
			return { api: toSystemAction(button) };
	}
}

function toSystemAction({ systemAction = 'audiocall', userId = '', refuse }: Button): string {
	if (!WITH_PERSON.includes(systemAction)) return systemAction;
	if (!/^\d+$/.test(userId)) throw refuse('userId', "must be the user's ID, a number");
	return `${systemAction}/${userId}`;
}

const systemApi = matching(
	new RegExp(`^(?:(?:${WITH_PERSON.join('|')})/\\d+|locationpermission)$`),
	`must be locationpermission, or ${WITH_PERSON.join(', ')} with the user's ID: startchat/631831446`,
);

const page = httpsUrl(MAX_URL);
const preview = httpsUrl(MAX_PREVIEW_URL);

const withData = (rule: Rule) => objectOf({ data: required(rule) });

/** The parameters of each action. Unknown actions are left to Cliq. */
const actions: Readonly<Record<string, Rule>> = {
	'open.url': withData(
		objectOf({
			web: required(fields.url, page),
			windows: optional(fields.url, page),
			iOS: optional(fields.url, page),
			android: optional(fields.url, page),
		}),
	),
	'invoke.function': withData(
		objectOf({
			name: required(fields.functionName),
			owner: optional(fields.functionOwner, anyText),
		}),
	),
	'system.api': withData(objectOf({ api: required(fields.systemAction, systemApi) })),
	// One document names the URL `url`, another `web`.
	'preview.url': withData(
		all(
			objectOf({ url: optional(fields.url, preview), web: optional(fields.url, preview) }),
			eitherOf('url', 'web', fields.url),
		),
	),
	copy: withData(objectOf({ text: required(fields.copyText) })),
};

/** Published, but Cliq rejects it. [reported live] */
const noBot: Rule = (value, place) => {
	if (value !== 'invoke.bot') return;
	const taken = Object.keys(actions).join(', ');
	throw place.refuse(`must not be invoke.bot, which Cliq rejects; it accepts ${taken}`);
};

const action = all(
	objectOf({
		type: required(fields.action, all(anyText, noBot)),
		data: required(objectOf({})),
		confirm: optional(confirmationRule),
	}),
	byKind('type', actions),
);

const button = objectOf({
	label: required(fields.label),
	type: optional(fields.style),
	hint: optional(further.hint),
	key: optional(further.key),
	action: required(action),
});

/** The buttons of one message. */
export const buttonsRule = listOf(button, { max: MAX_BUTTONS });
