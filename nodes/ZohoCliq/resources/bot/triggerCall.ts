import { bots } from '../../cliq/endpoints';
import { extensionKey } from '../../cliq/fallback';
import { appKey, botName, people, prominent, required, text, wholeNumber } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { callActions } from './callActions';

const said = text({
	name: 'text',
	description: 'What to read aloud',
	placeholder: 'e.g. The order service has been down for five minutes.',
	max: 500,
	rows: 3,
});

const called = people({
	description: 'Who to call (up to 10)',
	max: 10,
});

const RETRY = 'How many more times to call anyone who does not answer (2 minutes apart)';
const LOOP = 'How many times to read the text';

export const triggerCall = restOperation({
	name: 'Call Users',
	action: 'Call users with bot',
	description: 'Have a bot call users and read a text aloud',
	endpoint: bots.triggerCall,
	path: { bot: botName },
	query: { appkey: appKey },
	body: {
		text: required(said),
		user_ids: prominent(called),
		retry: wholeNumber({
			name: 'retry',
			label: 'Call Again',
			description: RETRY,
			default: 1,
			min: 1,
			max: 3,
		}),
		loop: wholeNumber({ name: 'loop', description: LOOP, default: 1, min: 1, max: 3 }),
		actions: callActions,
	},
	fallback: extensionKey,
});
