import { preferences } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';

export const getShortcuts = restOperation({
	name: 'Get Shortcuts',
	action: 'Get keyboard shortcuts',
	description: 'Get the keyboard shortcuts of your account, by group',
	endpoint: preferences.getShortcuts,
	envelope: 'keyboard_shortcuts',
});
