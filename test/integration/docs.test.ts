import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { toOlivia, useWorld } from './world';

const world = useWorld({ switches: { thresholds: false } });

const guide = readFileSync(join(__dirname, '../../docs/credentials.md'), 'utf8');

/** The errors that the guide quotes; a quotation ends where the text varies: at a colon or an ellipsis. */
const quoted = [...guide.matchAll(/"((?:Cliq|The|Zoho) [^":…]+)[":…]/g)].map(([, words = '']) =>
	words.trim(),
);

const answered = (status: number, body = '') => {
	world.sandbox.answerNext({
		path: /message$/,
		status,
		body,
		headers: { location: 'https://elsewhere.example/' },
	});
};

/** What triggers each of them. */
const occasions: Array<() => void> = [
	() => {
		world.connect({ oauthTokenData: {} });
	},
	() => {
		world.connect({ oauthTokenData: { error: 'invalid_code' } });
	},
	() => {
		const token = world.sandbox.issueToken({ expired: true });
		world.sandbox.revoke(token.refresh_token);
		world.connect({ oauthTokenData: { ...token } });
	},
	() => {
		answered(401);
		answered(401);
	},
	() => {
		const scope = 'ZohoCliq.Users.READ';
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken(), scope } });
		answered(403, '{"code":"oauthtoken_scope_invalid"}');
	},
	() => {
		answered(403, '{"code":"oauthtoken_scope_invalid"}');
	},
	() => {
		answered(403);
	},
	() => {
		answered(404);
	},
	() => {
		answered(302);
	},
	() => {
		answered(429);
	},
];

it('docs/credentials.md quotes error messages exactly', async () => {
	const said: string[] = [];
	for (const occur of occasions) {
		world.connect();
		occur();
		const options = { onRateLimit: 'fail' };
		const { error } = await world.fail('message.send', { ...toOlivia, text: 'x', options });
		said.push(error.message);
	}
	expect(quoted.length).toBeGreaterThan(8);
	const unsaid = quoted.filter((words) => !said.some((message) => message.startsWith(words)));
	expect({ unsaid, said }).toEqual({ unsaid: [], said });
});
