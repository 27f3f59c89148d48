import type { Endpoint } from '../../cliq/endpoints';
import { commands, functions, messageActions } from '../../cliq/endpoints';
import type { List } from '../../cliq/lists';
import { lists } from '../../cliq/lists';
import type { EventName } from '../../events/kinds';

/** Slash commands, message actions and functions: each is created for the trigger, and deleted with it. */
export interface Kind {
	/** What it starts the workflow for; also in the static data, so it never changes. */
	readonly event: EventName & ('command' | 'messageAction' | 'button' | 'form');
	/** The parameter with its name. */
	readonly parameter: 'commandName' | 'messageActionName' | 'functionName';
	readonly label: string;
	readonly list: List;
	readonly endpoints: Readonly<
		Record<'create' | 'get' | 'update' | 'delete' | 'updateHandler', Endpoint>
	>;
	/** Its handler, which it has from the start, and all that it may send. [Zoho's OpenAPI, v3] */
	readonly handler: string;
	readonly permissions: readonly string[];
	/** What creating one takes beside name and address. */
	readonly body: Readonly<Record<string, string | string[]>>;
	/** The key for what people read about it, and how long that may be. */
	readonly explanation: readonly [key: string, max: number];
	/** Whether it is shown to some people only; a function is not shown. */
	readonly isShared: boolean;
}

const functionOf = (event: 'button' | 'form', type: string): Kind => ({
	event,
	parameter: 'functionName',
	label: 'function',
	list: lists.functions,
	endpoints: functions,
	handler: type,
	permissions: ['chat', 'message', 'user'],
	body: { function_type: event },
	explanation: ['description', 300],
	isShared: false,
});

export const KINDS: readonly Kind[] = [
	{
		event: 'command',
		parameter: 'commandName',
		label: 'slash command',
		list: lists.commands,
		endpoints: commands,
		handler: 'execution_handler',
		permissions: ['attachments', 'chat', 'location', 'user'],
		body: {},
		explanation: ['hint', 128],
		isShared: true,
	},
	{
		event: 'messageAction',
		parameter: 'messageActionName',
		label: 'message action',
		list: lists.messageActions,
		endpoints: messageActions,
		handler: 'execution_handler',
		permissions: ['attachments', 'chat', 'location', 'message', 'user'],
		body: { message_types: ['text', 'link', 'attachment'] },
		explanation: ['hint', 128],
		isShared: true,
	},
	functionOf('button', 'button_handler'),
	functionOf('form', 'form_submit_handler'),
];

/** @returns the kind of something written down */
export function kindOf(event: string): Kind | undefined {
	return KINDS.find((kind) => kind.event === event);
}
