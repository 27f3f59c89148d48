import { type Answer, noPermission, ok, Refusal } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Operation } from '../events/kinds';
import type { Message } from '../organization';
import { checkRich } from '../rich';
import { messageRecord } from './chats';
import { empty } from './replies';
import { messageIn } from './targets';

/** How long this organization lets its users delete their messages. */
const DELETABLE_MS = 24 * 3_600_000;

const PATH = '/api/v2/chats/{chatId}/messages/{messageId}';

/**
 * One message: v2 messages.yml, with the path of reading and the scopes of changing as reported live (documented are
 * `…/messages/{id}/messages` and `Webhooks.*`).
 */
export const messageChangeEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: PATH,
		scope: 'ZohoCliq.Messages.READ',
		limitPerMinute: 30,
		lockMinutes: 5,
		handle: (call) => ok(messageRecord(call.organization, messageIn(call), call.user)),
	},
	{
		method: 'PUT',
		path: PATH,
		scope: 'ZohoCliq.Messages.UPDATE',
		limitPerMinute: 50,
		lockMinutes: 10,
		body: {
			text: { type: 'string', required: true, max: 5000 },
			notify_edit: { type: 'boolean' },
			card: { type: 'object', when: ({ richEdits }) => richEdits === 'accept' },
			buttons: { type: 'array', when: ({ richEdits }) => richEdits === 'accept' },
			slides: { type: 'array', when: ({ richEdits }) => richEdits === 'accept' },
		},
		handle: edit,
	},
	{
		method: 'DELETE',
		path: PATH,
		scope: 'ZohoCliq.Messages.DELETE',
		limitPerMinute: 20,
		lockMinutes: 5,
		handle: remove,
	},
];

function edit(call: Call): Answer {
	const message = messageIn(call);
	if (message.sender.id !== call.user.id) throw noPermission();
	const {
		text,
		card = message.card,
		buttons = message.buttons,
		slides = message.slides,
	} = call.body;
	checkRich({ card, buttons, slides }, call.switches);
	Object.assign(message, { text: String(text), card, buttons, slides });
	tell(call, 'message_edited', message);
	call.organization.emit('changed', message);
	return empty(call);
}

/** Refusals as reported live. */
function remove(call: Call): Answer {
	const message = messageIn(call);
	if (message.bot?.uniqueName !== undefined) {
		throw new Refusal(400, 'message_delete_failed', 'The message could not be deleted.');
	}
	if (message.sender.id !== call.user.id) throw noPermission();
	if (call.now - message.time > DELETABLE_MS) {
		throw new Refusal(
			403,
			'message_delete_timeout',
			'Your organization has disabled your permission to delete messages after a while.',
		);
	}
	call.organization.removeMessage(message);
	tell(call, 'message_deleted', message);
	return empty(call);
}

function tell({ organization, user }: Call, operation: Operation, message: Message): void {
	const chat = organization.findChat(message.chatId);
	if (chat) organization.emit('happening', { operation, chat, userId: user.id, message });
}
