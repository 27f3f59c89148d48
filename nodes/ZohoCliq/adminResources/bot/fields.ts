import { botIdOf } from '../../cliq/botIds';
import {
	boolean,
	botPicker,
	checkLength,
	choice,
	choices,
	entries,
	lines,
	located,
	mapped,
	text,
	Unresolved,
	upTo,
} from '../../fields';
import { picture } from '../../messaging/picture';

/** A bot, as the ID by which Cliq changes bots. */
export const botId = located(
	botPicker,
	({ value }) => new Unresolved(async (client) => await botIdOf(client, value)),
);

/** A bot's name. */
export const botTitle = text({
	name: 'name',
	description: 'Name that no other bot has',
	placeholder: 'e.g. Support Bot',
	max: 20,
});

/** What it does in channels and calls, and how it looks. [Zoho's OpenAPI, v3] */
export const botDetails = {
	channel_participation: choices({
		name: 'channelParticipation',
		label: 'In Channels',
		description: 'What the bot may do in channels',
		options: {
			listen_message: 'Read Messages',
			send_message: 'Send Messages',
			auto_follow_thread: 'Follow Threads',
		},
	}),
	calls: mapped(
		boolean({ name: 'calls', description: 'Whether the bot may call people' }),
		(isOn) => (isOn ? 'enabled' : 'disabled'),
	),
	status_messages: mapped(
		lines({
			name: 'statusMessages',
			description: 'What the bot shows as its status, one per line, up to 10',
			placeholder: 'e.g. Here to help',
			rows: 2,
		}),
		(given, at) => {
			for (const each of given) checkLength(at, each, 50);
			return upTo(at, given, 10);
		},
	),
	image: picture,
};

/** Which of its handlers. */
export const handlerType = choice({
	name: 'handlerType',
	placement: 'form',
	description: 'When the handler runs',
	options: {
		message_handler: 'Message to the Bot',
		mention_handler: 'Mention',
		participation_handler: 'Channel Event',
		welcome_handler: 'Subscribed',
		menu_handler: 'Menu Action',
		context_handler: 'Questions Answered',
		call_handler: 'Bot Call',
		incoming_webhook_handler: 'Incoming Webhook',
	},
});

const label = text({
	name: 'name',
	label: 'Menu Label',
	description: 'What people read in the menu',
	placeholder: 'e.g. New Ticket',
	max: 15,
});

const icon = text({
	name: 'icon',
	label: 'Menu Icon',
	description: 'Icon and color in Cliq\u2019s spelling',
	placeholder: 'e.g. wand/627282',
});

/** How a menu's action looks. */
export const menu = {
	name: label,
	icon,
	sub_actions: mapped(
		entries({
			name: 'subActions',
			description: 'What the menu\u2019s action opens, up to 5',
			entry: { name: 'action', label: 'Action' },
			fields: { name: label, icon },
		}),
		(given, at) =>
			upTo(
				at,
				given.map(({ refuse, ...action }) => {
					if (!action.name) throw refuse('name', 'must not be empty');
					return action;
				}),
				5,
			),
	),
};

/** Of several actions in a bot's menu. */
export const handlerId = text({
	name: 'handlerId',
	placement: 'options',
	description: 'Which action of the menu, if the bot has several, as Bot: Get returns it',
	placeholder: 'e.g. 53719000001878017',
});
