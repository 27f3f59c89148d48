import { isJsonObject } from '../../cliq/json';
import { invalidInput } from '../../errors';
import type { ReplyTo } from '../../events/flatItem';
import { checked, choice, json, mapped, shownFor } from '../../fields';
import type { ItemContext } from '../../operation/operation';
import { fields } from '../../words';
import type { Asked } from './trigger';
import { askedBefore, itemOfAgent } from './trigger';

const replyTo = choice({
	name: 'replyTo',
	placement: 'form',
	isFixed: true,
	description: 'Where to answer',
	options: [
		{
			name: 'Automatic',
			value: 'auto',
			description: 'Where the Zoho Cliq Trigger before this node says that people wrote',
		},
		{ name: 'Define Below', value: 'define', description: 'Somewhere else' },
	],
});

const defined = shownFor(
	{ replyTo: ['define'] },
	mapped(
		checked(
			json({
				name: 'replyToJson',
				label: 'Reply To (JSON)',
				description:
					'The "replyTo" of a trigger, or your own: "bot" with "userId", "channelUniqueName", "chatId" or "threadId"',
				default: "={{ $('Zoho Cliq Trigger').item.json.replyTo }}",
			}),
			(label, value) => {
				if (readPlace(value)) return;
				throw invalidInput(
					label,
					'must contain "userId", "channelUniqueName", "chatId" or "threadId"',
				);
			},
		),
		readPlace,
	),
);

export const replyToFields = [replyTo, defined];

/** Where to reply, and what is asked there, if a trigger before this node says so. */
export interface Found {
	readonly place: ReplyTo;
	/** Only if the reply goes to whoever asked. */
	readonly asked?: Asked;
}

/** @throws INVALID_INPUT if there is nothing to reply to, or if it is not certain to what */
export function findPlace({ context, index, items, parameters }: ItemContext): Found {
	if (parameters.require(replyTo) === 'define') return { place: parameters.require(defined) };
	const { isTool } = parameters;
	const given = readPlace(items[0]?.json.replyTo);
	const own = given ?? (isTool ? readPlace(itemOfAgent(context, index)?.replyTo) : undefined);
	const asked = askedBefore(context, index, own === undefined);
	const place = own ?? readPlace(asked?.event.replyTo);
	if (place === undefined) throw nothingToReplyTo(isTool);
	const isSame = asked && JSON.stringify(readPlace(asked.event.replyTo)) === JSON.stringify(place);
	return { place, ...(isSame && { asked }) };
}

function nothingToReplyTo(isTool: boolean) {
	const who = isTool ? 'the AI agent directly' : 'this node';
	return invalidInput(
		fields.replyTo,
		'is Automatic, but there is nothing to reply to',
		`Put ${who} behind a Zoho Cliq Trigger, or choose ${fields.replyTo}: Define Below.`,
	);
}

const KEYS = [
	'bot',
	'userId',
	'chatId',
	'chatType',
	'channelUniqueName',
	'messageId',
	'threadId',
] as const satisfies ReadonlyArray<keyof ReplyTo>;

const PLACES = ['userId', 'chatId', 'channelUniqueName', 'threadId'] as const;

/** @returns where a reply goes; undefined if the value does not say */
function readPlace(value: unknown): ReplyTo | undefined {
	if (!isJsonObject(value)) return undefined;
	const known = KEYS.flatMap((key) => {
		const given = value[key];
		const text = typeof given === 'string' || typeof given === 'number' ? String(given).trim() : '';
		return text === '' ? [] : [[key, text] as const];
	});
	const place: ReplyTo = Object.fromEntries(known);
	return PLACES.some((key) => place[key] !== undefined) ? place : undefined;
}
