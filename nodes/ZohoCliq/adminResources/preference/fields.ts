import { json, list, required } from '../../fields';

/** Which settings to return. */
export const keys = list({
	name: 'keys',
	label: 'Settings to Return',
	description: 'Names of the settings, comma-separated; all if empty',
	placeholder: 'e.g. dark_mode, sound_notification',
	placement: 'options',
});

/** @returns settings to change, under Cliq's names: there are many, and they differ between versions of Cliq */
export function settings(operation: string, example: string) {
	return required(
		json({
			name: 'settings',
			label: 'Settings (JSON)',
			description: `What to change, with the names that Preference: ${operation} returns, for example ${example}`,
		}),
	);
}

/** Shortcuts by group. */
export const shortcuts = json({
	name: 'shortcuts',
	label: 'Shortcuts (JSON)',
	description:
		'Shortcuts by group as Preference: Get Shortcuts returns them, for example { "basic": { "search": { "mac": "cmd+k", "windows": "ctrl+k" } } }',
});
