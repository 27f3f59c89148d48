import { preferences } from '../../cliq/endpoints';
import { choice, shownFor } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { shortcuts } from './fields';

export const resetShortcuts = restOperation({
	name: 'Reset Shortcuts',
	action: 'Reset keyboard shortcuts',
	description: 'Reset keyboard shortcuts to those of Cliq, and delete custom ones, for good',
	endpoint: preferences.resetShortcuts,
	body: {
		type: choice({
			name: 'reset',
			placement: 'form',
			isFixed: true,
			description: 'What to reset',
			options: {
				default: 'All Shortcuts of Cliq',
				custom: 'All Custom Shortcuts',
				some: 'Some Shortcuts',
			},
		}),
		shortcuts: shownFor({ reset: ['some'] }, shortcuts),
	},
	toBody: ({ type, shortcuts: given }) => (type === 'some' ? { ...given } : { type }),
});
