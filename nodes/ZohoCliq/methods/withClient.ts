import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { CliqClient } from '../cliq/client';
import { openSession } from '../cliq/session';
import { problemOf, toNodeError } from '../errors';

/** Maximum number of pages loaded each time someone opens a list. */
export const MAX_PAGES = 10;

/**
 * Loads a list.
 *
 * @throws an n8n error, which the editor shows in place of the list
 */
export async function withClient<Result>(
	context: ILoadOptionsFunctions,
	load: (client: CliqClient) => Promise<Result>,
): Promise<Result> {
	try {
		return await load(new CliqClient(await openSession(context)));
	} catch (error) {
		const problem = problemOf(error);
		const remedy = `${problem.remedy} Meanwhile, you can type the ID or name instead of picking it.`;
		// A list has room for a few words: what to do matters more than why.
		throw toNodeError(context.getNode(), { ...problem, description: '', remedy });
	}
}
