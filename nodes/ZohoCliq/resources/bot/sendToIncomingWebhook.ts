import { bots } from '../../cliq/endpoints';
import { botName, people } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import {
	parameterFields,
	parametersJson,
	specifyParameters,
	withParameters,
} from './webhookParameters';

/** `POST /bots/{unique name}/incoming`; the body holds nothing but the parameters */
export const sendToIncomingWebhook = ordinary({
	name: 'Send to Incoming Webhook',
	action: 'Send to incoming webhook of bot',
	description: 'Give data to the incoming webhook handler of a bot, which decides what to write',
	endpoint: bots.sendToIncomingWebhook,
	aids: [specifyParameters],
	path: { bot: botName },
	query: {
		user_ids: people(
			{
				displayName: 'User IDs or Emails',
				description:
					'Only these subscribers, by ID or email address; several by comma, 100 at most',
				placeholder: 'e.g. 55743307, scott.fisher@zylker.com',
			},
			{ max: 100 },
		),
	},
	body: { fields: parameterFields, json: parametersJson },
	prepare: withParameters,
});
