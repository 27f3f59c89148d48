import { preferences } from '../../cliq/endpoints';
import { required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { shortcuts } from './fields';

export const updateShortcuts = restOperation({
	name: 'Update Shortcuts',
	action: 'Update keyboard shortcuts',
	description: 'Change keyboard shortcuts of your account',
	endpoint: preferences.updateShortcuts,
	body: { shortcuts: required(shortcuts) },
	toBody: ({ shortcuts: given }) => given,
});
