import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { words } from '../support/fakeN8n';
import { liftRateLimits } from '../support/processState';
import { locator, toOlivia, useWorld } from './world';

const world = useWorld({ switches: { thresholds: false } });

const pages = ['README.md', 'docs/credentials.md', 'docs/errors.md'];

/** What n8n and Zoho say. */
const OF_OTHERS = [
	'Access Denied',
	'Account connected',
	'Insufficient parameters for OAuth2 callback',
	'Scope does not exist',
];

/** Quotations of several words, in the README's list of errors also in bold; and texts in the example. */
const QUOTATIONS = {
	'README.md': /"([A-Z][^"\n=]* [^"\n]*)"|^\|[^|]*\*\*([A-Z][^*\n]* [^*\n]*)\*\*/gm,
	other: /"([A-Z][^"\n]* [^"\n]*)"/g,
};

/** @returns the errors that a page quotes; a quotation ends where the text varies: at an ellipsis */
function quotedIn(page: string): string[] {
	const text = readFileSync(join(__dirname, '../..', page), 'utf8').replace(/ alt="[^"]*"/g, '');
	const pattern = page === 'README.md' ? QUOTATIONS[page] : QUOTATIONS.other;
	const quoted = [...text.matchAll(pattern)].map(([, words, bold]) => words ?? bold ?? '');
	return quoted
		.map((words) => words.replace(/…$/, '').trim())
		.filter((words) => !OF_OTHERS.includes(words));
}

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

describe('every error message that a page quotes is one of the node', () => {
	const said: string[] = [];

	beforeAll(async () => {
		const options = { onRateLimit: 'fail' };
		const send = { ...toOlivia, text: 'x', options };
		const channel = locator('id', 'O0');
		const twoItems = { items: [{ json: {} }, { json: {} }] };
		for (const occur of occasions) {
			liftRateLimits();
			world.connect();
			occur();
			said.push(words((await world.fail('message.send', send)).problem));
		}
		world.connect();
		said.push(words((await world.fail('channel.get', { channel })).problem));
		liftRateLimits();
		world.sandbox.answerNext({ path: /message$/, skip: 1, status: 400 });
		said.push(words((await world.fail('message.send', send, twoItems)).problem));
		world.sandbox.answerNext({ path: /message$/, before: 'reset', handle: 'after' });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		said.push(words((await world.fail('message.send', send, { settings })).problem));
	});

	it.each(pages)('in %s', (page) => {
		const quoted = quotedIn(page);
		expect(quoted.length).toBeGreaterThan(2);
		const unsaid = quoted.filter((quotation) => !said.some((text) => text.includes(quotation)));
		expect({ unsaid, said }).toEqual({ unsaid: [], said });
	});
});
