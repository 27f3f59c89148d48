import type { Resource } from '../../operation/operation';
import { getMany } from './getMany';
import { getSubscribers } from './getSubscribers';
import { sendMessage } from './sendMessage';
import { sendToIncomingWebhook } from './sendToIncomingWebhook';
import { triggerCall } from './triggerCall';

export const bot: Resource = {
	name: 'Bot',
	value: 'bot',
	first: 'sendMessage',
	operations: { getMany, getSubscribers, sendMessage, sendToIncomingWebhook, triggerCall },
};
