import { sample } from '../test/support/events';

/** @returns the body of a message to a bot that no other event equals, in a chat of its own */
export function eventNamed(serial: number): string {
	const event = sample('bot-message_handler');
	const params = { ...event.params, message: `event-${serial}`, chat: { id: `CT_${serial}` } };
	return JSON.stringify({ ...event, timestamp: Date.now(), params });
}
