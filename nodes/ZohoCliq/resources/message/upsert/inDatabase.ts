import type { CliqClient } from '../../../cliq/client';
import { storages } from '../../../cliq/endpoints';
import { wasRefused } from '../../../cliq/fallback';
import type { JsonObject } from '../../../cliq/json';
import { ONE_RECORD } from '../../../cliq/lists';
import { ifKnown, isUnknown } from '../../../cliq/names';
import { recordOf } from '../../../cliq/paging';
import { wait } from '../../../cliq/wait';
import { CliqError } from '../../../errors';
import { newNonce } from '../../../events/bytes';
import { findRecords } from '../../databaseRecord/records';
import { database as databaseField } from './fields';
import type { Claim, Known, Registry, Turn } from './turn';

/** What a record holds while its message is being sent, and which run sends it. */
const SENDING = 'sending ';

/** How long to wait before each look for the message of another run: 30 seconds in all. */
const LOOKS_MS = [1000, 2000, 3000, 4000, 5000, 5000, 5000, 5000];

/** More records of one key than runs that could meet. */
const MANY = 100;

const TAKEN_OVER =
	'An earlier execution left no message ID for this key, so the message was sent again: it may be in Cliq twice.';

const TAKEN_AWAY =
	'Another execution did not wait for this one to send: the message may be in Cliq twice.';

interface Connected {
	/** Without memory: each try reads what the ones before it left. */
	readonly client: CliqClient;
	readonly database: string;
	readonly signal: AbortSignal | undefined;
	readonly hint: (messages: readonly string[]) => void;
}

interface Entry {
	readonly id: string;
	/** The message's ID, or what is there while it is being sent. */
	readonly holds: string;
}

/**
 * Remembers messages in a database of Cliq, also for runs at the same time in several processes: each writes its
 * record first and then reads all of the key. The lowest sends; the others wait for its message.
 */
export class InDatabase implements Registry {
	constructor(private readonly connected: Connected) {}

	async take(key: string): Promise<Turn> {
		// Tells the own record from others even if the answer to its creation cannot be read.
		const mark = `${SENDING}${newNonce()}`;
		let added: Entry | undefined;
		let isTakenOver = false;
		for (;;) {
			const entries = await this.read(key);
			const [first] = entries;
			const own = entries.find(({ holds }) => holds === mark);
			if (first && isSent(first)) {
				if (own) await this.delete(own);
				return this.known(first);
			}
			// A record that is not listed yet counts.
			const claimed = first ?? added;
			if (claimed?.holds === mark) {
				if (isTakenOver) this.connected.hint([TAKEN_OVER]);
				return this.claim(claimed);
			}
			if (first) isTakenOver = await this.isOverdue(key, first);
			else added = await this.add(key, mark);
		}
	}

	/**
	 * Waits for the message of another run.
	 *
	 * @returns whether it did not come: that run's record is removed
	 */
	private async isOverdue(key: string, { id }: Entry): Promise<boolean> {
		const { signal } = this.connected;
		for (const milliseconds of LOOKS_MS) {
			await wait(milliseconds, signal);
			signal?.throwIfAborted();
			const [first] = await this.read(key);
			if (first?.id !== id || isSent(first)) return false;
		}
		await this.delete({ id });
		return true;
	}

	/** @returns the records of a key, the oldest first */
	private async read(key: string): Promise<Entry[]> {
		const { client, database } = this.connected;
		const simple = `message_key==${key}`;
		const criteria = { simple, whole: `(${simple})` };
		const { rows } = await findRecords(client, { database, criteria }, MANY).catch(columnsMissing);
		return rows
			.filter(({ message_key: its }) => its === key)
			.map(entryOf)
			.sort(byId);
	}

	/** @returns the new record; undefined if a unique key of the database admits only that of another run */
	private async add(key: string, mark: string): Promise<Entry | undefined> {
		const { client, database } = this.connected;
		const body = { values: { message_key: key, message_id: mark } };
		const answer = await client
			.call(storages.create, { path: { database }, body })
			.catch(async (error: unknown) => {
				if (wasRefused(error) && (await this.read(key)).length > 0) return undefined;
				return columnsMissing(error);
			});
		return answer && { id: idOf(recordOf(answer, ONE_RECORD)), holds: mark };
	}

	private async delete({ id }: Pick<Entry, 'id'>): Promise<void> {
		const { client, database } = this.connected;
		const request = { path: { database, record: id } };
		// Another run may have deleted it.
		await ifKnown(client.call(storages.delete, request));
	}

	private known(entry: Entry): Known {
		const forget = async () => {
			await this.delete(entry);
		};
		return { messageId: entry.holds, forget };
	}

	private claim(own: Entry): Claim {
		const { client, database, hint } = this.connected;
		const path = { database, record: own.id };
		return {
			remember: async (messageId) => {
				const body = { values: { message_id: messageId } };
				await client.call(storages.update, { path, body }).catch((error: unknown) => {
					if (!isUnknown(error)) throw error;
					hint([TAKEN_AWAY]);
				});
			},
			// What may have been sent is left to the next run, which says so.
			giveUp: async (isUnsent) => {
				if (isUnsent) await this.delete(own).catch(() => undefined);
			},
		};
	}
}

function entryOf(record: JsonObject): Entry {
	const { message_id: holds } = record;
	return { id: idOf(record), holds: typeof holds === 'string' ? holds : '' };
}

function idOf({ id }: JsonObject): string {
	return String((id ?? '') as string);
}

/** @returns whether the record has the ID of a message */
function isSent({ holds }: Entry): boolean {
	return holds !== '' && !holds.startsWith(SENDING);
}

/** As numbers of more digits than a double holds. */
function byId({ id: one }: Entry, { id: other }: Entry): number {
	return one.length - other.length || (one < other ? -1 : 1);
}

const REMEDY =
	'In Cliq, give the database the columns message_key and message_id for short texts, and no other mandatory column. Then run the node again: no message was sent.';

/** @throws the error, with what the database needs if Cliq refused. [codes: Zoho's OpenAPI, v3] */
function columnsMissing(error: unknown): never {
	if (!(error instanceof CliqError)) throw error;
	const { displayName } = databaseField.property;
	if (/column|field|_value$/.test(error.refusal?.code ?? '')) {
		const message = `"${displayName}" must have the text columns message_key and message_id`;
		throw error.with({ kind: 'INVALID_INPUT', message, remedy: REMEDY });
	}
	throw wasRefused(error) ? error.with({ remedy: REMEDY }) : error;
}
