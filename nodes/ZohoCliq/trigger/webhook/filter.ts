import type { Envelope } from '../../events/envelope';
import type { EventItem } from '../../events/flatItem';
import type { EventName } from '../../events/kinds';
import type { OwnBot } from '../../events/loops';
import { isFromBot } from '../../events/loops';
import type { Setup } from './setup';

/** The events of what the trigger makes in Cliq under a name. */
const NAMED: Partial<Record<EventName, 'commandName' | 'messageActionName' | 'functionName'>> = {
	command: 'commandName',
	messageAction: 'messageActionName',
	button: 'functionName',
	form: 'functionName',
};

/**
 * @param item of the event
 * @param own the trigger's bot
 * @returns whether an event starts the workflow. One of an unknown kind does, so that it is not lost
 */
export function isWanted(envelope: Envelope, item: EventItem, setup: Setup, own: OwnBot): boolean {
	const { event } = envelope;
	const isChosen = event === 'other' || setup.events.includes(event);
	return (
		isChosen &&
		(event !== 'channel' || setup.channelEvents.some((each) => each === item.operation)) &&
		isOfName(envelope, setup) &&
		isInPlace(item, setup) &&
		isOfPerson(item, setup) &&
		!isFromBot(item, own, setup.includeBots)
	);
}

function isOfName({ event, name, uniqueName }: Envelope, setup: Setup): boolean {
	const key = NAMED[event];
	const wanted = key && setup[key];
	const given = [name, uniqueName].filter((each) => each !== undefined);
	return wanted === undefined || given.length === 0 || isAmong(given, [wanted]);
}

function isInPlace({ chat }: EventItem, { channels }: Setup): boolean {
	const { id, title, channelId, channelUniqueName } = chat;
	return channels === undefined || isAmong([id, title, channelId, channelUniqueName], channels);
}

function isOfPerson({ user }: EventItem, { fromUsers, ignoreUsers = [] }: Setup): boolean {
	const person = [user.id, user.email];
	return (fromUsers === undefined || isAmong(person, fromUsers)) && !isAmong(person, ignoreUsers);
}

/** People write a channel as `#name` and a command as `/name`, in any case. */
function isAmong(names: ReadonlyArray<string | undefined>, wanted: readonly string[]): boolean {
	const plain = (name: string) =>
		name
			.trim()
			.replace(/^[#/@]/, '')
			.toLowerCase();
	const all = wanted.map(plain);
	return names.some((name) => name !== undefined && all.includes(plain(name)));
}
