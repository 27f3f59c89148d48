import type { IDataObject } from 'n8n-workflow';

import type { CliqError } from '../../errors';
import type { Entry } from '../../fields';
import {
	choice,
	collection,
	email,
	EMAIL_EXAMPLE,
	entries,
	named,
	text,
	trimmed,
} from '../../fields';
import { confirmationFields, confirmationRule, toConfirmation } from './confirmation';
import type { Kind, Rule } from './schema';
import {
	all,
	anyText,
	byKind,
	httpsUrl,
	listOf,
	matching,
	objectOf,
	optional,
	required,
} from './schema';

/** Limits of a message and its buttons. [Zoho's OpenAPI, buttons.yml] */
export const MAX_BUTTONS = 5;
export const MAX_URL = 256;
const MAX_PREVIEW_URL = 500;

/** Cliq's own actions for a user. [Zoho's OpenAPI, buttons.yml] */
const WITH_PERSON = ['audiocall', 'videocall', 'startchat', 'invite'];

const further = named({
	hint: text({
		placeholder: 'e.g. Tells the others that you are working on it',
		description: 'Shown when the mouse is over the button',
		max: 100,
	}),
	key: text({
		placeholder: 'e.g. acknowledge',
		description: 'Tells a function which button was clicked',
		max: 100,
	}),
	...confirmationFields,
});

/** Fields of a button. */
export const fields = named({
	label: text({
		placeholder: 'e.g. Acknowledge',
		description: 'Text on the button',
		// Another document has 30; 20 fits both.
		max: 20,
	}),
	action: choice({
		description: 'What happens on a click',
		options: [
			{ name: 'Open URL', value: 'open.url', description: 'Open a page, or start a call or text' },
			{
				name: 'Preview URL',
				value: 'preview.url',
				description: 'Show a page or video inside Cliq',
			},
			{ name: 'Invoke Function', value: 'invoke.function', description: 'Run a Cliq function' },
			{ name: 'System Action', value: 'system.api', description: 'Start a call, a chat and more' },
			{ name: 'Copy Text', value: 'copy', description: "Copy a text to the user's clipboard" },
		],
	}),
	url: trimmed({
		label: 'URL',
		placeholder: 'e.g. https://example.com/builds/412',
		description: `Up to ${MAX_URL} characters: https, http, tel, sms or sip. For a preview https, up to ${MAX_PREVIEW_URL}.`,
		show: { action: ['open.url', 'preview.url'] },
	}),
	functionName: trimmed({
		placeholder: 'e.g. acknowledgealert',
		description: 'Name in Cliq under Bots & Tools → Functions; it must be a button function',
		show: { action: ['invoke.function'] },
	}),
	functionOwner: email({
		label: 'Function Owner',
		placeholder: EMAIL_EXAMPLE,
		description: "Email of the function's author, if it is not your account",
		show: { action: ['invoke.function'] },
	}),
	systemAction: choice({
		description: 'What Cliq does for the person who clicks',
		show: { action: ['system.api'] },
		options: {
			audiocall: 'Audio Call',
			invite: 'Invite as Contact',
			locationpermission: 'Ask for Location',
			startchat: 'Start Chat',
			videocall: 'Video Call',
		},
	}),
	userId: trimmed({
		placeholder: 'e.g. 631831446',
		description: 'ID (ZUID) of the user to call, invite or chat with',
		show: { action: ['system.api'], systemAction: WITH_PERSON },
	}),
	copyText: text({
		label: 'Text to Copy',
		placeholder: 'e.g. INC-2041',
		description: 'Text that a click copies',
		max: 200,
		show: { action: ['copy'] },
	}),
	style: choice({
		description: 'How the button looks',
		options: [
			{ name: 'Positive', value: '+', description: 'Green' },
			{ name: 'Negative', value: '-', description: 'Red' },
		],
	}),
	more: collection({
		label: 'Additional Options',
		description: 'Hint, key and a confirmation dialog',
		add: 'Add option',
		fields: further,
	}),
});

export const buttonsField = entries({
	name: 'buttons',
	description: `Up to ${MAX_BUTTONS} buttons shown below the card`,
	show: { contentType: ['card'], cardTheme: ['modern-inline', 'prompt'] },
	entry: { name: 'button', label: 'Button' },
	fields,
});

type Button = Entry<typeof fields>;

/** The data of an action, from the form and as checked. */
const action = (data: (button: Button) => IDataObject, rule: Rule): Kind<Button> => ({
	content: (button) => ({ data: data(button) }),
	rule: objectOf({ data: required(rule) }),
});

/** What Open URL takes [Zoho's OpenAPI, buttons.yml]; no user name and password, which everybody would see. */
const WEB = String.raw`https?://[^\s\p{Cc}@/?#\\]+(?:[/?#][^\s\p{Cc}]*)?|(?:tel|sms|sip):[^\s\p{Cc}]+`;
/** Apps have schemes of their own; these run code, or open what is on the device. */
const APP = String.raw`(?!(?:https?|(?:java|vb|live)script|data|file|filesystem|blob|about|content|view-source):)[a-z][a-z\d+.-]*:[^\s\p{Cc}]+`;
const UNSAFE = 'without spaces or a user name and password';
const page = matching(
	new RegExp(`^(?:${WEB})$`, 'iu'),
	`must be an address that begins with https://, http://, tel:, sms: or sip:, ${UNSAFE}`,
	MAX_URL,
);
const inApp = matching(
	new RegExp(`^(?:${WEB}|${APP})$`, 'iu'),
	`must be the address of a page or of an app (myapp:…), ${UNSAFE}`,
	MAX_URL,
);
const preview = httpsUrl(MAX_PREVIEW_URL);

/** Unknown actions are left to Cliq. */
const actions: Readonly<Record<NonNullable<Button['action']>, Kind<Button>>> = {
	'open.url': action(
		({ url: web }) => ({ web }),
		objectOf({
			web: required(fields.url, page),
			windows: optional(fields.url, inApp),
			iOS: optional(fields.url, inApp),
			android: optional(fields.url, inApp),
		}),
	),
	'invoke.function': action(
		({ functionName: name, functionOwner: owner }) => ({ name, owner }),
		objectOf({
			name: required(fields.functionName),
			owner: optional(fields.functionOwner, anyText),
		}),
	),
	'system.api': action(
		(button) => ({ api: toSystemAction(button) }),
		objectOf({ api: required(fields.systemAction, anyText) }),
	),
	'preview.url': action(
		({ url }) => ({ url }),
		// One document names the URL `url`, another `web`.
		objectOf({ url: required(fields.url, preview), web: optional(fields.url, preview) }),
	),
	copy: action(({ copyText: text }) => ({ text }), objectOf({ text: required(fields.copyText) })),
};

/** A button's own action of Cliq, and how to reject it. */
type SystemAction = Pick<Button, 'systemAction' | 'userId'> & {
	readonly refuse: (key: 'userId', why: string) => CliqError;
};

/** @returns Cliq's own action as Cliq names it; throws INVALID_INPUT for an invalid user */
export function toSystemAction(button: SystemAction): string {
	const { systemAction = 'audiocall', userId = '', refuse } = button;
	if (!WITH_PERSON.includes(systemAction)) return systemAction;
	if (!/^\d+$/.test(userId)) throw refuse('userId', "must be the user's ID, a number");
	return `${systemAction}/${userId}`;
}

/** The action of a button. */
export const actionRule = byKind('type', actions);

/** @returns a button as Cliq accepts it, limits not yet checked; throws INVALID_INPUT for an invalid user */
export function toButton(button: Button): IDataObject {
	const { label, action: type = 'open.url', style = '+', more } = button;
	const confirm = more && toConfirmation(more);
	const action = { type, ...actions[type].content(button), ...(confirm && { confirm }) };
	return { label, type: style, hint: more?.hint, key: more?.key, action };
}

/** Published, but Cliq rejects it. [reported live] */
const noBot: Rule = (value, place) => {
	if (value !== 'invoke.bot') return;
	const taken = Object.keys(actions).join(', ');
	throw place.refuse(`must not be invoke.bot, which Cliq rejects; it accepts ${taken}`);
};

const button = objectOf({
	label: required(fields.label),
	type: optional(fields.style, anyText),
	hint: optional(further.hint),
	key: optional(further.key),
	action: required(
		all(
			objectOf({
				type: required(fields.action, all(anyText, noBot)),
				data: required(objectOf({})),
				confirm: optional(confirmationRule),
			}),
			actionRule,
		),
	),
});

/** The buttons of one message. */
export const buttonsRule = listOf(button, { max: MAX_BUTTONS });
