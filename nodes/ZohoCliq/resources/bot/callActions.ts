import type { IDataObject } from 'n8n-workflow';

import type { Entry } from '../../fields';
import { checked, choice, entries, mapped, named, prominent, text } from '../../fields';
import { actionRule, fields as buttonFields, toSystemAction } from '../../messaging/card/buttons';
import { listOf, objectOf, Place, required } from '../../messaging/card/schema';

const MAX_ACTIONS = 5;

/** Published limits. [Zoho's OpenAPI, v3] */
const fields = named({
	label: text({ description: 'Text on the button', placeholder: 'e.g. View Details', max: 20 }),
	action: choice({
		description: 'What the button does',
		options: {
			'open.url': 'Open URL',
			'invoke.function': 'Invoke Function',
			'system.api': 'System Action',
		},
	}),
	url: buttonFields.url,
	functionName: buttonFields.functionName,
	systemAction: buttonFields.systemAction,
	userId: buttonFields.userId,
	icon: text({ description: 'URL or name of an icon', placeholder: 'e.g. tick' }),
	hint: text({
		description: 'More about the button',
		placeholder: 'e.g. Opens the dashboard',
		max: 100,
	}),
	key: text({
		description: 'Tells a function which button was pressed',
		placeholder: 'e.g. done',
		max: 100,
	}),
});

type Action = Entry<typeof fields>;

const buttons = prominent(
	entries({
		name: 'actions',
		description: `Up to ${MAX_ACTIONS} buttons shown during the call`,
		entry: { name: 'action', label: 'Action' },
		fields,
	}),
);

const rule = listOf(objectOf({ label: required(fields.label), action: required(actionRule) }), {
	max: MAX_ACTIONS,
});

/** Buttons to press during a call. [Zoho's OpenAPI] */
export const callActions = checked(
	mapped(buttons, (actions) => actions.map(toCallAction)),
	(_, actions) => {
		rule(actions, new Place().key('actions', buttons));
	},
);

function toCallAction(button: Action): IDataObject {
	const { label, icon, hint, key, action: type = 'open.url' } = button;
	return { label, icon, hint, key, action: { type, data: dataOf(type, button) } };
}

function dataOf(type: NonNullable<Action['action']>, button: Action): IDataObject {
	if (type === 'open.url') return { web: button.url };
	if (type === 'invoke.function') return { name: button.functionName };
	return { api: toSystemAction(button) };
}
