import { bots } from '../../cliq/endpoints';
import { extensionKey } from '../../cliq/fallback';
import { appKey, botName, userIdList } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { checkParameters, parameters, specifyParameters, toParameters } from './webhookParameters';

/** The body contains only the parameters. */
export const sendToIncomingWebhook = restOperation({
	name: 'Send to Incoming Webhook',
	action: 'Send to incoming webhook of bot',
	description: 'Send data to the incoming webhook handler of a bot, which decides what to post',
	endpoint: bots.sendToIncomingWebhook,
	helperFields: [specifyParameters],
	path: { bot: botName },
	query: {
		user_ids: userIdList({
			name: 'userIds',
			label: 'User IDs or Emails',
			description: 'Comma-separated list of the user IDs or emails of subscribers (up to 100)',
			placeholder: 'e.g. 55743307, scott.fisher@zylker.com',
			max: 100,
		}),
		appkey: appKey,
	},
	body: parameters,
	check: checkParameters,
	toBody: toParameters,
	fallback: extensionKey,
});
