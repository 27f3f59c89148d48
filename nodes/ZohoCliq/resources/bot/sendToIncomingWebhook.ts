import { bots } from '../../cliq/endpoints';
import { extensionKey } from '../../cliq/fallback';
import { appKey, botName, userIdList } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { checkParameters, parameters, toParameters } from './webhookParameters';

/** The body contains only the parameters. */
export const sendToIncomingWebhook = restOperation({
	name: 'Send to Incoming Webhook',
	action: 'Send to incoming webhook of bot',
	description: "Send data to a bot's incoming webhook handler",
	endpoint: bots.sendToIncomingWebhook,
	path: { bot: botName },
	query: {
		user_ids: userIdList({
			description: 'Only these subscribers of the bot (up to 100)',
			max: 100,
		}),
		appkey: appKey,
	},
	body: parameters,
	check: checkParameters,
	toBody: toParameters,
	fallback: extensionKey,
});
