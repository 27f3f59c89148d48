import type { CliqClient } from '../cliq/client';
import { userIdOf } from '../cliq/lookups';
import { problemOf } from '../errors';
import type { Field, Resolvable } from '../fields';
import {
	choice,
	needingOAuth2,
	people,
	resolve,
	shownFor,
	shownWhile,
	Unresolved,
} from '../fields';
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

/** A choice of Send To: a kind of target, or several people. */
export type SendTo = TargetType | 'users';

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
				description: 'The channel to send to; your account must be a member of it',
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
	users: { name: 'Several Users', description: 'Each in your direct chat' },
};

const severalUsers = shownFor({ sendTo: ['users'] }, people({ description: 'Who to send it to' }));

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

/**
 * One person may be in a list twice, by email and by ID. Only then are emails looked up: Cliq takes either, and
 * contacts outside the organization are in no list.
 *
 * @returns each person once, as given
 */
async function eachOnce(client: CliqClient, given: readonly string[]): Promise<string[]> {
	const known = new Set(given.filter((person) => !isEmail(person)));
	const isMixed = known.size > 0;
	const kept: string[] = [];
	for (const person of given) {
		if (isEmail(person)) {
			const id = isMixed ? await idOrEmail(client, person) : person.toLowerCase();
			if (known.has(id)) continue;
			known.add(id);
		}
		kept.push(person);
	}
	return kept;
}

function isEmail(person: string): boolean {
	return person.includes('@');
}

async function idOrEmail(client: CliqClient, email: string): Promise<string> {
	return await userIdOf(client, email).catch((error: unknown) => {
		if (problemOf(error).kind === 'INVALID_INPUT') return email.toLowerCase();
		throw error;
	});
}

/** @returns the kind of target that a message to these goes to */
export function kindOf(sendTo: SendTo): TargetType {
	return sendTo === 'users' ? 'user' : sendTo;
}

function sendToOneOf<Offered extends SendTo>(offered: readonly Offered[]): Field<Offered> {
	return choice<Offered>({
		name: 'sendTo',
		description: 'Who to send it to',
		placement: 'form',
		isFixed: true,
		options: offered.map((value) => {
			const { name, description } = kinds[value];
			return { name, value, description };
		}),
	});
}

/** Send To, with a picker for each kind of target. */
function targets<Offered extends SendTo>(...offered: readonly Offered[]) {
	const sendTo = sendToOneOf(offered);
	const pickers = offered.map((type) =>
		type === 'users' ? severalUsers : shownFor({ sendTo: [type] }, pickerOf(type)),
	);
	return {
		fields: [needingOAuth2(sendTo), ...pickers],
		/** @throws INVALID_INPUT for a kind that is not offered */
		readType: (parameters: ItemParameters): Offered => parameters.require(sendTo),
		/** @returns what tells an item's target from those of others */
		keyOf(parameters: ItemParameters, type: Offered): string {
			const picker = type === 'users' ? severalUsers : pickerOf(type);
			const address = parameters.require<unknown>(picker);
			const known = address instanceof Unresolved ? parameters.raw(picker.property.name) : address;
			return JSON.stringify([type, known]);
		},
		/**
		 * @returns a function that resolves the targets once there is a connection: one, or each of several people
		 * @throws INVALID_INPUT for an invalid target
		 */
		read(parameters: ItemParameters, type: Offered) {
			if (type === 'users') {
				const given = parameters.require(severalUsers);
				return async (client: CliqClient): Promise<Target[]> =>
					(await eachOnce(client, given)).map((id) => ({ type: 'user', id }));
			}
			const find = readOne(parameters, type);
			return async (client: CliqClient): Promise<Target[]> => [await find(client)];
		},
	};
}

const pickerOf = (type: TargetType): Field<Resolvable<string>> => kinds[type].picker;

/**
 * @returns a function that resolves the target once there is a connection
 * @throws INVALID_INPUT for an invalid target
 */
export function readOne(parameters: ItemParameters, type: TargetType) {
	const picker = pickerOf(type);
	const address = parameters.require(picker);
	const name = pickedName(parameters, picker);
	return async (client: CliqClient): Promise<Target> => {
		const id = await resolve(client, address);
		return { type, id, name, ...known(client, type, id) };
	};
}

/** One user or conversation. */
export const oneTarget = targets('user', 'channel', 'chat');

const anybody = targets('user', 'users', 'channel', 'chat');

/** Send To for a webhook token: a field of its own, so that the form begins with what the token can do. */
const sendToByToken = shownWhile({ authentication: ['webhookToken'] }, sendToOneOf(['channel']));

/** Users and conversations; with a webhook token, only channels. */
export const peopleTarget = {
	...anybody,
	fields: [sendToByToken, ...anybody.fields],
	readType: (parameters: ItemParameters) =>
		parameters.read(sendToByToken) ?? anybody.readType(parameters),
};

/** Users, conversations and bots. */
export const anyTarget = targets('user', 'users', 'channel', 'chat', 'bot');
