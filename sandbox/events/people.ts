import type { ActionKind, ActionComponent } from '../components';
import type { Bot, Chat, Message, Organization, User } from '../organization';

/** A user by ZUID, address or name; the connected one by default. */
export function userOf(
	organization: Organization,
	who: string = organization.connectedUserId,
): User {
	const found = organization.findUser(who) ?? organization.users.find(({ name }) => name === who);
	return found ?? missing(`user "${who}"`);
}

/** A bot by unique name or ID. */
export function botOf({ bots }: Organization, wanted: string): Bot {
	const found = bots.find(({ id, uniqueName }) => uniqueName === wanted || id === wanted);
	return found ?? missing(`bot "${wanted}"`);
}

/** A command, function or message action by name or ID. */
export function componentOf(
	{ components }: Organization,
	kind: ActionKind,
	wanted: string,
): ActionComponent {
	const found = components.find(
		(each) => each.kind === kind && (each.name === wanted || each.id === wanted),
	);
	return found ?? missing(`${kind} "${wanted}"`);
}

/** A chat by its ID, or a channel's by the channel's ID, unique name or name. */
export function chatOf(organization: Organization, wanted: string): Chat {
	const channel = organization.channels.find(
		({ id, uniqueName, name }) => id === wanted || uniqueName === wanted || name === wanted,
	);
	return organization.findChat(channel?.chatId ?? wanted) ?? missing(`chat "${wanted}"`);
}

/** A message by its ID. */
export function messageOf(organization: Organization, id: string): Message {
	return organization.findMessage(id) ?? missing(`message "${id}"`);
}

function missing(what: string): never {
	throw new Error(`The sandbox has no ${what}`);
}
