import type { CliqClient } from '../../cliq/client';
import type { Endpoint } from '../../cliq/endpoints';
import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import { ifKnown } from '../../cliq/names';
import { CliqError, cliqError } from '../../errors';
import type { Address } from './address';
import { isOwn, originOf, refused } from './address';

/** A bot, command, message action or function as Cliq describes it. [Zoho's OpenAPI, v3] */
export interface Component {
	readonly id: string;
	readonly name: string;
	readonly uniqueName: string;
	readonly isWebhook: boolean;
	readonly isEnabled: boolean;
	/** '' if it sends its events nowhere. */
	readonly url: string;
	/** Types of its handlers. */
	readonly handlers: readonly string[];
	/** What a bot does in channels. */
	readonly participation: readonly string[];
}

/**
 * @param row of a list, or a response with one
 * @throws UNKNOWN_ERROR for one without an ID
 */
export function componentIn(row: JsonObject): Component {
	const record = isJsonObject(row.data) ? row.data : row;
	const { handlers, channel_participation: participation } = record;
	const id = textIn(record.id);
	if (id === '') {
		throw cliqError('UNKNOWN_ERROR', {
			message: 'Cliq returned a record without an ID',
			description: '',
			remedy: 'Publish the workflow again.',
		});
	}
	return {
		id,
		name: textIn(record.name),
		uniqueName: textIn(record.unique_name),
		isWebhook: record.execution_type === 'webhook',
		isEnabled: record.status !== 'disabled',
		url: textIn(record.execution_url),
		handlers: Array.isArray(handlers)
			? handlers.filter(isJsonObject).map(({ type }) => textIn(type))
			: [],
		participation: Array.isArray(participation) ? participation.map(textIn) : [],
	};
}

function textIn(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** @returns one of them; undefined if Cliq has it no longer */
export async function read(
	client: CliqClient,
	endpoint: Endpoint,
	path: Readonly<Record<string, string>>,
): Promise<Component | undefined> {
	const answer = await ifKnown(client.call(endpoint, { path }));
	return answer && componentIn(answer);
}

/**
 * The error names it by its label and name.
 *
 * @throws INVALID_INPUT for one that cannot send its events here, or sends them to somebody else
 */
export function checkTakeable(
	{ label, name }: { readonly label: string; readonly name: string },
	{ isWebhook, isEnabled, url }: Component,
	address: Address,
	lastUrl: string | undefined,
	takeOver: boolean,
): void {
	const what = `${label} "${name}"`;
	if (!isWebhook) {
		throw refused(
			`The ${what} runs Deluge scripts and cannot send events to n8n by itself`,
			label === 'bot'
				? 'Choose Connection: Deluge Bot, or a webhook bot, or create a new one.'
				: 'Enter another name.',
		);
	}
	if (!isEnabled) {
		throw refused(`The ${what} is disabled in Cliq`, 'Enable it in Cliq, under Bots & Tools.');
	}
	const isFree = url === '' || takeOver || address.isTest || isOwn(address, url, lastUrl);
	if (isFree) return;
	throw refused(
		`The ${what} already sends its events to ${originOf(url)}`,
		`Deactivate the workflow that uses it, choose another, or switch on Take Over.`,
	);
}

/**
 * @param what is named in the error: `bot "News"`
 * @returns the error for Cliq's refusal to create it, in Cliq's own words
 */
export function creationRefused(what: string, error: unknown): unknown {
	if (!(error instanceof CliqError) || error.problem.kind !== 'REJECTED') return error;
	const { refusal, problem } = error;
	const words = (refusal?.message ?? '').replace(/\.$/, '') || problem.message;
	return error.with({
		message: `Cliq refused to create the ${what}: ${words}`,
		remedy: 'Choose another name, or correct what Cliq complains about, and publish again.',
	});
}
