import type { IDataObject } from 'n8n-workflow';

import type { JsonRequest } from '../cliq/request';
import { CliqError } from '../errors';
import type { JsonObject } from '../cliq/json';
import type { RequestDraft } from './request';
import { toCliqRequest } from './request';

/**
 * A list in the body that is sent in several requests, because Cliq limits the entries per request; with
 * several lists, each is sent in its own requests.
 */
export interface Batch {
	readonly key: string | readonly string[];
	readonly size: number;
}

/**
 * Sends a request, split into as many as its lists require.
 *
 * @returns the last response
 * @throws what `send` throws; midway, the error lists who is already done
 */
export async function sendInBatches(
	send: (request: JsonRequest) => Promise<JsonObject>,
	request: RequestDraft,
	batch: Batch | undefined,
): Promise<JsonObject> {
	if (batch === undefined) return await send(toCliqRequest(request));
	const bodies = split(request.body, batch);
	let answer: JsonObject = {};
	for (const [index, body] of bodies.entries()) {
		answer = await send(toCliqRequest({ ...request, body })).catch((error: unknown) => {
			throw midway(error, entriesIn(bodies.slice(0, index), batch), entriesIn(bodies, batch));
		});
	}
	return answer;
}

function entriesIn(bodies: readonly IDataObject[], { key }: Batch): string[] {
	const keys = [key].flat();
	return bodies.flatMap((body) =>
		keys.flatMap((each) => (body[each] as string[] | undefined) ?? []),
	);
}

/** Adds to an error midway who is already done. */
function midway(error: unknown, done: readonly string[], all: readonly string[]): unknown {
	if (!(error instanceof CliqError) || done.length === 0) return error;
	const { description, remedy } = error.problem;
	return error.with({
		description: `${description} Already done for ${done.length} of ${all.length}, up to "${done.at(-1) ?? ''}".`,
		remedy: `${remedy} Run it only for the others.`,
	});
}

function split(body: IDataObject, { key, size }: Batch): IDataObject[] {
	const keys = [key].flat();
	const rest = Object.fromEntries(Object.entries(body).filter(([each]) => !keys.includes(each)));
	const bodies = keys.flatMap((each) =>
		slices(body[each], size).map((slice) => ({ ...rest, [each]: slice })),
	);
	return bodies.length === 0 ? [body] : bodies;
}

function slices(list: unknown, size: number): IDataObject[][] {
	if (!Array.isArray(list)) return [];
	const starts = Array.from({ length: Math.ceil(list.length / size) }, (_, index) => index * size);
	return starts.map((start) => list.slice(start, start + size) as IDataObject[]);
}
