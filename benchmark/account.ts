import type { Sandbox, TokenAnswer } from '../sandbox';

/** What a child needs to connect to the sandbox, which runs in the parent. */
export interface Account {
	readonly url: string;
	readonly clientId: string;
	readonly clientSecret: string;
	readonly token: TokenAnswer;
}

/** The recipient of everything that is sent. */
export const RECIPIENT = 'olivia.palmer@zylker.example';

/**
 * @param expired whether the first request gets a 401 and the token can be refreshed
 * @returns a connected account of the sandbox
 */
export function accountOf(sandbox: Sandbox, expired = false): Account {
	const { url, client } = sandbox;
	const token = sandbox.issueToken({ expired });
	return { url, clientId: client.id, clientSecret: client.secret, token };
}
