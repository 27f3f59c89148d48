import type { CliqClient } from '../cliq/client';
import type { Field, Resolvable } from '../fields';
import { choice, resolve, shownFor } from '../fields';
import type { ItemParameters } from '../fields/parameters';
import {
	botPicker,
	channelPicker,
	chatPicker,
	located,
	toPerson,
	toUniqueName,
	userPicker,
} from '../fields/pickers';

export type TargetType = 'user' | 'channel' | 'chat' | 'bot';

/** Where to send; `id` is the path value: email or ZUID, unique name, chat id, unique name. */
export interface Target {
	readonly type: TargetType;
	readonly id: string;
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
			({ value }) => value,
		),
	},
	bot: { name: 'Bot', description: 'The subscribers of one of your bots', picker: sendingBot },
};

/** Send To, with a picker for each kind of target. */
function targets<Type extends TargetType>(...types: readonly Type[]) {
	const sendTo = choice<Type>({
		name: 'sendTo',
		description: 'Who to send it to',
		placement: 'form',
		isFixed: true,
		options: types.map((value) => {
			const { name, description } = kinds[value];
			return { name, value, description };
		}),
	});
	const pickerOf = (type: Type): Field<Resolvable<string>> => kinds[type].picker;
	return {
		fields: [sendTo, ...types.map((type) => shownFor({ sendTo: [type] }, pickerOf(type)))],
		/** @throws INVALID_INPUT for a kind that is not offered */
		readType: (parameters: ItemParameters): Type => parameters.require(sendTo),
		/**
		 * @returns a function that resolves the target once there is a connection
		 * @throws INVALID_INPUT for an invalid target
		 */
		read(parameters: ItemParameters, type: Type) {
			const address = parameters.require(pickerOf(type));
			return async (client: CliqClient): Promise<Target> => ({
				type,
				id: await resolve(client, address),
			});
		},
	};
}

/** Users and conversations. */
export const peopleTarget = targets('user', 'channel', 'chat');

/** Users, conversations and bots. */
export const anyTarget = targets('user', 'channel', 'chat', 'bot');
