import { userFields } from '../../cliq/endpoints';
import { choice, lines, required, shownFor } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { userFieldName, userFieldSettings } from './fields';

export const create = restOperation({
	name: 'Create',
	action: 'Create user field',
	description: 'Add a field to all user profiles',
	endpoint: userFields.create,
	body: {
		name: required(userFieldName('Name of the field')),
		type: choice({
			name: 'fieldType',
			placement: 'form',
			description: 'What the field contains; it cannot be changed later',
			options: { text_field: 'Text', drop_down: 'Drop-Down', date_picker: 'Date' },
			isFixed: true,
		}),
		options: shownFor(
			{ fieldType: ['drop_down'] },
			lines({
				name: 'dropDownOptions',
				label: 'Drop-Down Options',
				description: 'What to choose from, one per line',
				placeholder: 'e.g. Yes',
				rows: 3,
			}),
		),
		...userFieldSettings,
	},
	addedTo: 'additionalFields',
});
