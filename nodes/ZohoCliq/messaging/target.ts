import type { CliqClient } from '../cliq/client';
import type { Field, Resolvable } from '../fields';
import { choice, needingOAuth2, resolve, shownFor, shownWhile } from '../fields';
import type { ItemParameters } from '../fields/parameters';
import {
	botPicker,
	channelPicker,
	chatPicker,
	located,
	toChatId,
	toPerson,
	toUniqueName,
	userPicker,
} from '../fields/pickers';

export type TargetType = 'user' | 'channel' | 'chat' | 'bot';

/** Where to send; `id` is the path value: email or ZUID, unique name, chat id, unique name. */
export interface Target {
	readonly type: TargetType;
	readonly id: string;
	/** As people know it, if that is known. */
	readonly name?: string;
	/** The conversation, if that is known. */
	readonly chatId?: string;
}

/** A bot that the connected account can send as. */
export const sendingBot = located(
	{
		...botPicker,
		description: 'The bot that sends the message; you must be its creator or an administrator',
	},
	({ value }) => value,
);

/** Each kind of target, and the field that picks one. Posts address a channel by its unique name. */
const kinds = {
	user: {
		name: 'User',
		description: 'One person, in your direct chat',
		picker: located(
			{
				...userPicker,
				description: 'The person to send to: a contact, or a member of your organization',
			},
			toPerson,
		),
	},
	channel: {
		name: 'Channel',
		description: 'Everyone in a channel',
		picker: located(
			{
				...channelPicker,
				description: 'The channel to send to; the connected account must be a member of it',
			},
			toUniqueName,
		),
	},
	chat: {
		name: 'Chat',
		description: 'A direct chat, group chat or thread by its ID',
		picker: located(
			{ ...chatPicker, description: 'The direct chat, group chat or thread to send to' },
			toChatId,
		),
	},
	bot: { name: 'Bot', description: 'The subscribers of one of your bots', picker: sendingBot },
};

/**
 * @returns the name of what was picked from a list, as n8n's editor saved it with the workflow, without the
 * email that the list shows behind it
 */
export function pickedName(
	parameters: ItemParameters,
	{ property: { name } }: Pick<Field<unknown>, 'property'>,
): string | undefined {
	return parameters.pickedName(name)?.replace(/ \([^()]*@[^()]*\)$/, '');
}

/** What the run happens to know of a target; nothing is looked up for it. */
function known({ cache }: CliqClient, type: TargetType, id: string): Partial<Target> {
	if (type === 'chat') return { chatId: id };
	const { name, chatId } = (type === 'channel' && cache.channels.get(`uniqueName ${id}`)) || {};
	return { ...(name && { name }), ...(chatId && { chatId }) };
}

function sendToOneOf<Type extends TargetType>(types: readonly Type[]): Field<Type> {
	return choice<Type>({
		name: 'sendTo',
		description: 'Who to send it to',
		placement: 'form',
		isFixed: true,
		options: types.map((value) => {
			const { name, description } = kinds[value];
			return { name, value, description };
		}),
	});
}

/** Send To, with a picker for each kind of target. */
function targets<Type extends TargetType>(...types: readonly Type[]) {
	const sendTo = sendToOneOf(types);
	const pickerOf = (type: Type): Field<Resolvable<string>> => kinds[type].picker;
	return {
		fields: [
			needingOAuth2(sendTo),
			...types.map((type) => shownFor({ sendTo: [type] }, pickerOf(type))),
		],
		/** @throws INVALID_INPUT for a kind that is not offered */
		readType: (parameters: ItemParameters): Type => parameters.require(sendTo),
		/**
		 * @returns a function that resolves the target once there is a connection
		 * @throws INVALID_INPUT for an invalid target
		 */
		read(parameters: ItemParameters, type: Type) {
			const picker = pickerOf(type);
			const address = parameters.require(picker);
			const name = pickedName(parameters, picker);
			return async (client: CliqClient): Promise<Target> => {
				const id = await resolve(client, address);
				return { type, id, name, ...known(client, type, id) };
			};
		},
	};
}

const people = targets('user', 'channel', 'chat');

/** Send To for a webhook token: a field of its own, so that the form begins with what the token can do. */
const sendToByToken = shownWhile(
	{ authentication: ['webhookToken'] },
	sendToOneOf<'channel'>(['channel']),
);

/** Users and conversations; with a webhook token, only channels. */
export const peopleTarget = {
	...people,
	fields: [sendToByToken, ...people.fields],
	readType: (parameters: ItemParameters) =>
		parameters.read(sendToByToken) ?? people.readType(parameters),
};

/** Users, conversations and bots. */
export const anyTarget = targets('user', 'channel', 'chat', 'bot');
