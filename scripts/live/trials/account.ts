import { dataCenterOfToken } from '../../../nodes/ZohoCliq/cliq/dataCenters';
import * as endpoints from '../../../nodes/ZohoCliq/cliq/endpoints';
import { userIn } from '../../../nodes/ZohoCliq/cliq/user';
import { answerOf } from '../lab';
import { rowsOf, textOf } from '../places';
import type { Trial } from '../trial';
import { finding, Untried } from '../trial';

const NO_RENEWAL = 'no token was renewed: the credential has no refresh_token';

/** The connected account, and tokens. */
export const accountTrials: Trial[] = [
	{
		name: 'bearer',
		assumption: 'Cliq accepts a token as "Authorization: Bearer".',
		matters: "every request, by n8n's OAuth2 (cliq/transport.ts)",
		async run(lab) {
			const answer = await lab.ask(endpoints.channels.getMany, { query: { limit: 1 } });
			return finding(answer.isSuccess, answerOf(answer));
		},
	},
	{
		name: 'invalid-token',
		assumption: 'An unknown token is refused with HTTP 401.',
		matters: 'renewing tokens (cliq/layers/authenticating.ts)',
		async run(lab) {
			const authorization = 'Bearer 1000.not.a-token';
			const answer = await lab.ask(endpoints.channels.getMany, {
				query: { limit: 1 },
				authorization,
				isAboutAccess: true,
			});
			return finding(answer.status === 401 && !answer.lacksScope, answerOf(answer));
		},
	},
	{
		name: 'token-data-center',
		assumption: "A renewed token's api_domain names the account's data center.",
		matters: 'Account: Check Access, errors about the data center (cliq/dataCenters.ts)',
		async run({ renewal, credential: { dataCenter } }) {
			if (!renewal) throw new Untried(NO_RENEWAL);
			const named = dataCenterOfToken(renewal);
			const isRight = named !== null && (dataCenter ?? named) === named;
			return finding(isRight, `api_domain ${textOf(renewal.api_domain)}`);
		},
	},
	{
		name: 'token-scope',
		assumption: 'A renewed token comes with the list of its scopes.',
		matters: 'Account: Check Access (missing permissions)',
		async run({ renewal }) {
			if (!renewal) throw new Untried(NO_RENEWAL);
			const scopes = textOf(renewal.scope).split(/[ ,]+/).filter(Boolean);
			return finding(scopes.length > 0, `${scopes.length} scopes`);
		},
	},
	{
		name: 'users-me',
		assumption: 'GET /users/me, which no document has, is the connected account.',
		matters: 'Account: Check Access, counting calls by user (cliq/connectedUser.ts)',
		async run(lab) {
			const answer = await lab.ask(endpoints.users.getMe);
			return finding(userIn(answer.json) !== undefined, answerOf(answer));
		},
	},
	{
		name: 'remote-me',
		assumption: 'GET /me?source=remote_tools is the connected account too.',
		matters: 'the same without users/me (cliq/connectedUser.ts)',
		async run(lab) {
			const query = { source: 'remote_tools' };
			const answer = await lab.ask(endpoints.remoteWork.getMe, { query });
			return finding(userIn(answer.json) !== undefined, answerOf(answer));
		},
	},
	{
		name: 'buddies',
		assumption: 'GET /buddies, which no document has, lists people, without a scope of its own.',
		matters: 'Account: Check Access (cliq/endpoints/users.ts)',
		async run(lab) {
			const request = { query: { limit: 1 }, isAboutAccess: true } as const;
			const answer = await lab.ask(endpoints.users.getBuddies, request);
			const rows = rowsOf(answer.json);
			return finding(rows.length > 0, `${answerOf(answer)}, ${rows.length} rows`);
		},
	},
	{
		name: 'long-numbers',
		assumption: "A status's ID is a number too long for JavaScript.",
		matters: 'reading JSON without losing digits (cliq/json.ts)',
		async run(lab) {
			const answer = await lab.ask(endpoints.statuses.getCurrent);
			const isNumber = /"id"\s*:\s*\d{17,}/.test(answer.text);
			if (!isNumber && !/"id"\s*:/.test(answer.text)) throw new Untried('the status has no ID');
			return finding(isNumber, isNumber ? 'a bare number' : 'a text or a short number');
		},
	},
];
