import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { BUTTON_ACTIONS, SYSTEM_ACTIONS } from './cardRules';
import type { Entry } from '../../fields/entries';
import { choiceIn, entriesField, readEntries, shownIn, textIn } from '../../fields/entries';
import { checkEmail } from '../../fields/locators';
import { collectionField } from '../../fields/commonOptions';
import type { ItemParameters } from '../../fields/parameters';

const label = textIn({
	displayName: 'Label',
	name: 'label',
	placeholder: 'e.g. Acknowledge',
	description: 'What the button says, in at most 20 characters',
});

const action = choiceIn(
	{ displayName: 'Action', name: 'action', description: 'What a click does' },
	[
		{ name: 'Open URL', value: 'open.url', description: 'Open a page in the browser' },
		{ name: 'Preview URL', value: 'preview.url', description: 'Show a page or video inside Cliq' },
		{ name: 'Invoke Function', value: 'invoke.function', description: 'Run a function of Cliq' },
		{ name: 'System Action', value: 'system.api', description: 'Call someone, chat and the like' },
		{ name: 'Copy Text', value: 'copy', description: "Put a text into the user's clipboard" },
	],
);

const url = shownIn(
	textIn({
		displayName: 'URL',
		name: 'url',
		placeholder: 'e.g. https://example.com/builds/412',
		description: 'An https address of at most 256 characters, 500 for a preview',
	}),
	{ action: ['open.url', 'preview.url'] },
);

const functionName = shownIn(
	textIn({
		displayName: 'Function Name',
		name: 'functionName',
		placeholder: 'e.g. acknowledgealert',
		description: 'As in Cliq under Bots & Tools, Functions; it must be one for buttons',
	}),
	{ action: ['invoke.function'] },
);

const functionOwner = shownIn(
	textIn({
		displayName: 'Function Owner',
		name: 'functionOwner',
		placeholder: 'e.g. scott.fisher@zylker.com',
		description: 'Email of who made the function, if not the connected account',
	}),
	{ action: ['invoke.function'] },
);

const systemAction = shownIn(
	choiceIn(
		{
			displayName: 'System Action',
			name: 'systemAction',
			description: 'What Cliq does for the one who clicks',
		},
		[
			{ name: 'Audio Call', value: 'audiocall', description: 'Call the user' },
			{ name: 'Contact Invite', value: 'invite', description: 'Invite the user as a contact' },
			{ name: 'Location Access', value: 'locationpermission', description: 'Ask for the location' },
			{ name: 'Start Chat', value: 'startchat', description: 'Open a chat with the user' },
			{ name: 'Video Call', value: 'videocall', description: 'Call the user with video' },
		],
	),
	{ action: ['system.api'] },
);

const userId = shownIn(
	textIn({
		displayName: 'User ID',
		name: 'userId',
		placeholder: 'e.g. 631831446',
		description: 'ID (ZUID) of the user to call, invite or chat with, as User: Get Many gives it',
	}),
	{ action: ['system.api'], systemAction: SYSTEM_ACTIONS.slice(0, -1) },
);

const copyText = shownIn(
	textIn({
		displayName: 'Text to Copy',
		name: 'copyText',
		placeholder: 'e.g. INC-2041',
		description: 'At most 200 characters',
	}),
	{ action: ['copy'] },
);

const style = choiceIn(
	{ displayName: 'Style', name: 'style', description: 'How the button looks' },
	[
		{ name: 'Positive', value: '+', description: 'Green' },
		{ name: 'Negative', value: '-', description: 'Red' },
	],
);

const hint = textIn({
	displayName: 'Hint',
	name: 'hint',
	placeholder: 'e.g. Tells the others that you are on it',
	description: 'Shown when the mouse rests on the button; at most 100 characters',
});

const key = textIn({
	displayName: 'Key',
	name: 'key',
	placeholder: 'e.g. acknowledge',
	description: 'Tells a function which button was clicked; at most 100 characters',
});

const confirmTitle = textIn({
	displayName: 'Confirm Title',
	name: 'confirmTitle',
	placeholder: 'e.g. Restart the server?',
	description:
		'Ask first, in a dialog with this title. It needs Confirm Input and Confirm Button too.',
});

const confirmDescription = textIn({
	displayName: 'Confirm Description',
	name: 'confirmDescription',
	placeholder: 'e.g. It is away for two minutes.',
	description: 'What the dialog says below its title',
});

const confirmInput = textIn({
	displayName: 'Confirm Input',
	name: 'confirmInput',
	placeholder: 'e.g. Why?',
	description: 'What the dialog asks the user to write; at most 300 characters',
});

const confirmButton = textIn({
	displayName: 'Confirm Button',
	name: 'confirmButton',
	placeholder: 'e.g. Restart',
	description: "The label of the dialog's button",
});

const cancelButton = textIn({
	displayName: 'Cancel Button',
	name: 'cancelButton',
	placeholder: 'e.g. Leave it',
	description: 'The label of the button that does nothing',
});

const confirmMood = choiceIn(
	{ displayName: 'Confirm Mood', name: 'confirmMood', description: 'How the dialog looks' },
	[
		{ name: 'Positive', value: 'positive', description: 'Green' },
		{ name: 'Neutral', value: 'neutral', description: 'Gray' },
		{ name: 'Negative', value: 'negative', description: 'Red' },
	],
);

const confirmRequired: INodeProperties = {
	displayName: 'Confirm Input Required',
	name: 'confirmRequired',
	type: 'boolean',
	default: false,
	description: 'Whether the user must write something to go on',
};

const more = collectionField(
	{ displayName: 'More', name: 'more', description: 'Hint, key, and a question before it acts' },
	'Add option',
	[
		hint,
		key,
		confirmTitle,
		confirmDescription,
		confirmInput,
		confirmRequired,
		confirmButton,
		cancelButton,
		confirmMood,
	],
);

/** The buttons of a card. */
export const buttonsField = entriesField(
	{ displayName: 'Buttons', name: 'buttons', description: 'At most 5, below the card' },
	{ displayName: 'Button', name: 'button' },
	[label, action, url, functionName, functionOwner, systemAction, userId, copyText, style, more],
);

/** @returns the buttons as Cliq takes them */
export function readButtons(parameters: ItemParameters): IDataObject[] {
	return readEntries(buttonsField, parameters.raw(buttonsField)).map((entry) => {
		const further = entry.collection(more);
		const confirm = readConfirm(further);
		const type = entry.choice(action, BUTTON_ACTIONS);
		return withoutEmpty({
			label: entry.text(label),
			type: entry.choice(style, ['+', '-']),
			hint: further.text(hint),
			key: further.text(key),
			action: { type, data: readData(entry, type), ...(confirm && { confirm }) },
		});
	});
}

function readData(entry: Entry, type: (typeof BUTTON_ACTIONS)[number]): IDataObject {
	switch (type) {
		case 'open.url':
			return { web: entry.text(url).trim() };
		case 'preview.url':
			return { url: entry.text(url).trim() };
		case 'invoke.function': {
			const owner = entry.text(functionOwner).trim();
			if (owner !== '') checkEmail(entry.label(functionOwner).displayName, owner);
			return withoutEmpty({ name: entry.text(functionName).trim(), owner });
		}
		case 'copy':
			return { text: entry.text(copyText) };
		case 'system.api':
			return { api: readSystemAction(entry) };
	}
}

function readSystemAction(entry: Entry): string {
	const chosen = entry.choice(systemAction, SYSTEM_ACTIONS);
	if (chosen === 'locationpermission') return chosen;
	const id = entry.text(userId).trim();
	if (!/^\d+$/.test(id)) throw entry.refuse(userId, "must be the user's ID, a number");
	return `${chosen}/${id}`;
}

/** @returns the question before a button acts, where there is one */
function readConfirm(further: Entry): IDataObject | undefined {
	const confirm = withoutEmpty({
		title: further.text(confirmTitle),
		description: further.text(confirmDescription),
		input: further.text(confirmInput),
		button_label: further.text(confirmButton),
		cancel_button_label: further.text(cancelButton),
	});
	if (Object.keys(confirm).length === 0) return undefined;
	return {
		...confirm,
		emotion: further.choice(confirmMood, ['positive', 'neutral', 'negative']),
		// Published as the word, not as a boolean.
		...(further.flag(confirmRequired) && { mandatory: 'true' }),
	};
}

function withoutEmpty(values: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => typeof value !== 'string' || value.trim() !== ''),
	);
}
