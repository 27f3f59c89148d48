import { functions } from '../../cliq/endpoints';
import { choice, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { componentName, execution, purpose } from '../components';

export const create = restOperation({
	name: 'Create',
	action: 'Create function',
	description: 'Create a function for buttons or forms that calls n8n or runs a script',
	endpoint: functions.create,
	body: {
		name: required(componentName),
		description: required(purpose),
		function_type: choice({
			name: 'functionType',
			placement: 'form',
			description: 'What calls it; it cannot be changed later',
			options: { button: 'Button', form: 'Form', widget_button: 'Button of a Widget' },
		}),
		...execution,
	},
});
