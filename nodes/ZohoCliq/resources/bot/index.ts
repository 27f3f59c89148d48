import type { Resource } from '../operation';
import { sendMessage } from './sendMessage';

export const bot: Resource = { name: 'Bot', value: 'bot', operations: { sendMessage } };
