// Made by `npm run indexes` of what is in this folder.
import type { Resource } from '../../operation/operation';
import { getMany } from './getMany';
import { getSubscribers } from './getSubscribers';
import { sendMessage } from './sendMessage';
import { sendToIncomingWebhook } from './sendToIncomingWebhook';
import { triggerCall } from './triggerCall';
import { resource } from './resource';

export const bot: Resource = {
	...resource,
	value: 'bot',
	operations: { getMany, getSubscribers, sendMessage, sendToIncomingWebhook, triggerCall },
};
