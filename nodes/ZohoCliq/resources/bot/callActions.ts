import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import { checked, jsonList } from '../../fields';
import { listOf, objectOf, optional, Place, required, textUpTo } from '../../messaging/card/schema';

/** Published limits. [Zoho's OpenAPI, v3] */
const actionsRule = listOf(
	objectOf({
		label: required(textUpTo(20)),
		hint: optional(textUpTo(100)),
		key: optional(textUpTo(100)),
	}),
	{ max: 5 },
);

const EXAMPLE = `[
  {
    "label": "View Details",
    "icon": "url",
    "action": { "type": "open.url", "data": { "web": "https://example.com" } }
  }
]`;

const buttons = jsonList(
	{
		name: 'actions',
		description:
			'Up to 5 buttons to show during the call, as JSON: each with label and action (type and data), and optionally icon, hint and key. Types are open.url, invoke.function and system.api.',
	},
	EXAMPLE,
	isAction,
	'must be a JSON array of buttons, each with "label" and "action": { "type", "data" }',
);

function isAction({ label, action }: JsonObject): boolean {
	if (typeof label !== 'string' || !isJsonObject(action)) return false;
	return typeof action.type === 'string' && isJsonObject(action.data);
}

/** Buttons to press during a call. [Zoho's OpenAPI] */
export const callActions = checked(buttons, (label, actions) => {
	actionsRule(actions, new Place(label));
});
