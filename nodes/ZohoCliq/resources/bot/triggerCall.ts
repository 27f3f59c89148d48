import { bots } from '../../cliq/endpoints';
import { botName, people } from '../../fields/ids';
import { text, wholeNumber } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';
import { callActions } from './callActions';

const said = {
	displayName: 'Text',
	description: 'What to read to them, 500 characters at most',
	placeholder: 'e.g. The order service has been down for five minutes.',
	required: true,
};
const called = {
	displayName: 'User IDs or Emails',
	description: 'Whom to call, by ID or email address; several by comma, 10 at most',
	placeholder: 'e.g. 55743307, scott.fisher@zylker.com',
	isProminent: true,
};
const retry = {
	displayName: 'Retry',
	description: 'How often to call again who did not answer, 2 minutes later',
};
const loop = { displayName: 'Loop', description: 'How often to read the text' };

/** `POST /bots/{unique name}/calls` */
export const triggerCall = ordinary({
	name: 'Trigger Call',
	action: 'Trigger call of bot',
	description: 'Have a bot call people and read a text to them',
	endpoint: bots.triggerCall,
	path: { bot: botName },
	body: {
		text: text(said, { max: 500, rows: 3 }),
		user_ids: people(called, { max: 10, find: null }),
		retry: wholeNumber(retry, 1, 0, 3),
		loop: wholeNumber(loop, 1, 1, 3),
		actions: callActions,
	},
});
