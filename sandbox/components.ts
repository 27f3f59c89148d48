/** What sends its events to an `execution_url`: bots, slash commands, message actions and functions of v3 [spec]. */
export interface Component {
	id: string;
	name: string;
	description: string;
	creatorId: string;
	scope: 'organization' | 'team' | 'personal';
	/** Cannot be changed later. */
	executionType: 'deluge' | 'webhook';
	/** Where the events of a webhook component go. */
	executionUrl?: string;
	/** An event without its handler is not sent. */
	handlers: Handler[];
	status: 'enabled' | 'disabled';
	/** Further keys, as sent. */
	details: Record<string, unknown>;
}

export interface Handler {
	id: string;
	/** As the API spells it, `message_handler` for example. */
	type: string;
	/** Which parts an event has. */
	permissions: string[];
	/** The label of a menu's action. */
	name?: string;
	icon?: string;
	/** Of a Deluge component. */
	script?: string;
}

/** Components that are not bots, by `type` of their records. */
export type ActionKind = 'command' | 'messageaction' | 'function';

export interface ActionComponent extends Component {
	kind: ActionKind;
}

type Permissions = readonly string[];

const ALL: Permissions = ['attachments', 'chat', 'location', 'message', 'user'];

/** Which permissions each handler may have; any other is refused [spec]. */
export const PERMISSIONS: Readonly<
	Record<'bot' | ActionKind, Readonly<Record<string, Permissions>>>
> = {
	bot: {
		welcome_handler: ['user'],
		message_handler: ALL,
		mention_handler: ['chat', 'location', 'message', 'user'],
		context_handler: ['attachments', 'chat', 'user'],
		incoming_webhook_handler: ['user'],
		participation_handler: ['chat', 'user'],
		menu_handler: ['chat', 'location', 'user'],
		call_handler: ['user'],
	},
	command: {
		execution_handler: ['attachments', 'chat', 'location', 'user'],
		suggestion_handler: ['chat', 'location', 'user'],
	},
	messageaction: { execution_handler: ALL },
	function: {
		button_handler: ['chat', 'message', 'user'],
		form_submit_handler: ['chat', 'message', 'user'],
		form_change_handler: ['chat', 'user'],
		form_dynamic_select_handler: ['chat', 'user'],
		form_view_handler: ['user'],
		widget_button_handler: ['user'],
	},
};

/** The keys that all components' records share [spec]. */
export function componentRecord(component: Component, creatorName: string) {
	const { id, name, description, scope, executionType, executionUrl, status } = component;
	return {
		name,
		id,
		description,
		scope,
		handlers: component.handlers.map((handler) => ({
			type: handler.type,
			// A bot may have several actions in its menu.
			...(handler.name !== undefined && { id: handler.id, name: handler.name }),
		})),
		creator: { name: creatorName, id: component.creatorId },
		execution_type: executionType,
		...(executionUrl !== undefined && { execution_url: executionUrl }),
		status,
		type: 'custom',
		...component.details,
	};
}
