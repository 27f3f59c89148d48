import { bots } from '../../cliq/endpoints';
import { prominent, required, text, wholeNumber } from '../../fields';
import { botName, people } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';
import { callActions } from './callActions';

const said = text({
	name: 'text',
	label: 'Text',
	description: 'What to read to them, 500 characters at most',
	placeholder: 'e.g. The order service has been down for five minutes.',
	max: 500,
	rows: 3,
});

const called = people({
	name: 'userIds',
	label: 'User IDs or Emails',
	description: 'Whom to call, by ID or email address; several by comma, 10 at most',
	placeholder: 'e.g. 55743307, scott.fisher@zylker.com',
	max: 10,
});

const RETRY = 'How often to call again who did not answer, 2 minutes later';
const LOOP = 'How often to read the text';

export const triggerCall = restOperation({
	name: 'Trigger Call',
	action: 'Trigger call of bot',
	description: 'Have a bot call people and read a text to them',
	endpoint: bots.triggerCall,
	path: { bot: botName },
	body: {
		text: required(said),
		user_ids: prominent(called),
		retry: wholeNumber({
			name: 'retry',
			label: 'Retry',
			description: RETRY,
			default: 1,
			min: 0,
			max: 3,
		}),
		loop: wholeNumber({
			name: 'loop',
			label: 'Loop',
			description: LOOP,
			default: 1,
			min: 1,
			max: 3,
		}),
		actions: callActions,
	},
});
