import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../cliq/client';
import type { Recipient } from '../errors';
import { problemOf } from '../errors';
import { hintsOn } from './hints';
import type { Delivery } from './output';
import { toOutput } from './output';
import type { SendTo, Target } from './target';

/** Kinds of refusals that may concern one person; anything else would meet the others too. */
const ABOUT_ONE = ['ENDPOINT_INVALID', 'INVALID_INPUT', 'PERMISSION_DENIED', 'REJECTED'];

type Hint = ReturnType<typeof hintsOn>[number];

/** Where one item goes. */
interface Addressees {
	readonly sendTo: SendTo;
	/** One, or each of several people. */
	readonly targets: readonly Target[];
}

/**
 * Sends to the target, or to each of several people.
 *
 * @param send sends everything to one target
 * @param hints on each delivery, if they are not those on a message
 * @returns the item's output
 * @throws what `send` throws, as {@link inTurn} does for several people
 */
export async function sendToEach(
	item: { hint(hints: readonly Hint[]): void },
	client: CliqClient,
	{ sendTo, targets }: Addressees,
	send: (target: Target) => Promise<Delivery>,
	hints: (delivery: Delivery, client: CliqClient) => readonly Hint[] = hintsOn,
): Promise<IDataObject> {
	const deliveries = await inTurn(client, { sendTo, targets }, send);
	for (const delivery of deliveries) item.hint(hints(delivery, client));
	const [first] = deliveries;
	const { recipients } = client.sent;
	if (!recipients) return first ? toOutput(first) : {};
	item.hint(missedHint(recipients));
	const { files } = first ? toOutput(first) : {};
	return {
		success: recipients.every(({ error }) => error === undefined),
		sentTo: { type: sendTo },
		recipients: recipients.map((each) => ({ ...each })),
		...(files !== undefined && { files }),
	} as IDataObject;
}

/**
 * Sends to one target after the other. Of several people, `client.sent.recipients` lists those it was tried for. A
 * refusal of one of them is noted there, and the others still get it.
 *
 * @returns the deliveries that worked
 * @throws what `send` throws for the only target; of several people, if it would meet the others too, if the person
 * got a part, or if all were refused
 */
async function inTurn(
	client: CliqClient,
	{ sendTo, targets }: Addressees,
	send: (target: Target) => Promise<Delivery>,
): Promise<Delivery[]> {
	const isSeveral = sendTo === 'users';
	const recipients: Recipient[] = [];
	if (isSeveral) client.sent.recipients = recipients;
	const { sent } = client;
	const deliveries: Delivery[] = [];
	const refusals: unknown[] = [];
	for (const target of targets) {
		const before = sent.parts + sent.files;
		await send(target).then(
			(delivery) => {
				deliveries.push(delivery);
				recipients.push(recipientOf(delivery));
			},
			(error: unknown) => {
				recipients.push({ userId: target.id, error: problemOf(error).message });
				const isComplete = sent.parts + sent.files === before;
				if (!isSeveral || !isComplete || !isAboutOne(error)) throw error;
				refusals.push(error);
			},
		);
	}
	if (deliveries.length === 0 && refusals.length > 0) throw refusals[0];
	return deliveries;
}

function isAboutOne(error: unknown): boolean {
	const { kind, httpStatus } = problemOf(error);
	const status = httpStatus ?? 0;
	return status >= 400 && status < 500 && ABOUT_ONE.includes(kind);
}

function recipientOf(delivery: Delivery): Recipient {
	const { chatId, messageId, parts } = toOutput(delivery) as Omit<Recipient, 'userId' | 'error'>;
	return {
		userId: delivery.target.id,
		...(chatId !== undefined && { chatId }),
		...(messageId !== undefined && { messageId }),
		...(parts !== undefined && { parts }),
	};
}

function missedHint(recipients: readonly Recipient[]): string[] {
	const missed = recipients.filter(({ error }) => error !== undefined);
	if (missed.length === 0) return [];
	const whom = missed.map(({ userId }) => userId).join(', ');
	return [
		`${missed.length} of ${recipients.length} people did not get the message: ${whom}. The output says why.`,
	];
}
