import type { IDataObject } from 'n8n-workflow';

import { invalidInput } from '../../errors';
import { isJsonObject, parseJson } from '../../cliq/json';
import { input } from '../../fields/inputs';

const MAX_ACTIONS = 5;

const EXAMPLE = `[
  {
    "label": "View Details",
    "icon": "url",
    "action": { "type": "open.url", "data": { "web": "https://example.com" } }
  }
]`;

/** Buttons to press during a call. [Zoho's OpenAPI] */
export const callActions = input(
	{
		displayName: 'Actions',
		description:
			'Buttons to show during the call, 5 at most, as JSON: each with label, action (type and data), and icon, hint and key if you like. Types are open.url, invoke.function and system.api.',
	},
	{ type: 'json', default: EXAMPLE },
	(raw, { displayName }) => {
		const actions = typeof raw === 'string' ? parseJson(raw) : raw;
		if (!Array.isArray(actions) || !actions.every(isAction)) {
			throw invalidInput(
				displayName,
				'must be a JSON list of buttons, each with "label" and "action": { "type", "data" }',
			);
		}
		if (actions.length > MAX_ACTIONS) {
			throw invalidInput(
				displayName,
				`has ${actions.length} buttons; Cliq takes ${MAX_ACTIONS} at most`,
			);
		}
		return actions.length === 0 ? undefined : actions;
	},
);

function isAction(value: unknown): value is IDataObject {
	if (!isJsonObject(value) || typeof value.label !== 'string') return false;
	const { action } = value;
	return isJsonObject(action) && typeof action.type === 'string' && isJsonObject(action.data);
}
