import type { CliqClient } from '../cliq/client';
import type { Field, Resolvable } from '../fields';
import { choice, prominent, resolve, shownFor } from '../fields';
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

/** Posts address a channel by its unique name, which is looked up if the ID was given. */
const pickers: Readonly<Record<TargetType, Field<Resolvable<string>>>> = {
	user: located(
		{
			...userPicker,
			description: 'The person to send to: a contact, or a member of your organization',
		},
		toPerson,
	),
	channel: located(
		{
			...channelPicker,
			description: 'The channel to send to; the connected account must be a member of it',
		},
		toUniqueName,
	),
	chat: located(
		{ ...chatPicker, description: 'The direct chat, group chat or thread to send to' },
		({ value }) => value,
	),
	bot: sendingBot,
};

const kinds: Readonly<Record<TargetType, { readonly name: string; readonly description: string }>> =
	{
		user: { name: 'User', description: 'One person, in your direct chat' },
		channel: { name: 'Channel', description: 'Everyone in a channel' },
		chat: { name: 'Chat', description: 'A direct chat, group chat or thread by its ID' },
		bot: { name: 'Bot', description: 'The subscribers of one of your bots' },
	};

/** Send To, with a picker for each kind of target. */
interface TargetFields<Type extends TargetType> {
	readonly fields: ReadonlyArray<Field<unknown>>;
	/** @throws INVALID_INPUT for a kind that is not offered */
	readType(parameters: ItemParameters): Type;
	/**
	 * @returns a function that resolves the target once there is a connection
	 * @throws INVALID_INPUT for an invalid target
	 */
	read(parameters: ItemParameters, type: Type): (client: CliqClient) => Promise<Target>;
}

function targets<Type extends TargetType>(...types: readonly Type[]): TargetFields<Type> {
	const sendTo = prominent(
		choice<Type>({
			name: 'sendTo',
			label: 'Send To',
			description: 'Who to send it to',
			options: types.map((type) => ({ value: type, ...kinds[type] })),
		}),
	);
	return {
		fields: [sendTo, ...types.map((type) => shownFor({ sendTo: [type] }, pickers[type]))],
		readType: (parameters) => parameters.require(sendTo),
		read(parameters, type) {
			const address = parameters.require(pickers[type]);
			return async (client) => ({ type, id: await resolve(client, address) });
		},
	};
}

/** Users and conversations. */
export const peopleTarget = targets('user', 'channel', 'chat');

/** Users, conversations and bots. */
export const anyTarget = targets('user', 'channel', 'chat', 'bot');
