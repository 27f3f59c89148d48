import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { CliqClient } from '../cliq/client';
import { openSession } from '../cliq/session';
import { problemOf, toNodeError } from '../errors';

/** Pages that a list loads at most each time someone opens it. */
export const MAX_PAGES = 10;

/**
 * Loads a list.
 *
 * @throws an error of n8n's, which the editor shows in the place of the list
 */
export async function withClient<Result>(
	context: ILoadOptionsFunctions,
	load: (client: CliqClient) => Promise<Result>,
): Promise<Result> {
	try {
		return await load(new CliqClient(await openSession(context)));
	} catch (error) {
		const problem = problemOf(error);
		const remedy = `${problem.remedy} Meanwhile you can type the ID or name instead of picking it.`;
		throw toNodeError(context.getNode(), { ...problem, remedy });
	}
}
