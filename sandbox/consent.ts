import type { Organization } from './organization';

const CARRIED = [
	'client_id',
	'redirect_uri',
	'response_type',
	'scope',
	'state',
	'access_type',
	'prompt',
];

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;color:#22303f;background:#f2f5f9;margin:0}
main{max-width:30rem;margin:8vh auto;background:#fff;border:1px solid #dfe5ec;border-radius:12px;padding:2rem 2.25rem}
input{font:inherit;padding:.45rem}h1{font-size:1.25rem;margin:0 0 .75rem}ul{max-height:14rem;overflow:auto;padding:.75rem 2rem;background:#f6f8fb;border-radius:8px}
li{font-family:ui-monospace,monospace;font-size:.85rem}select{font:inherit;padding:.3rem;max-width:100%}
button{font:inherit;padding:.5rem 1.4rem;border-radius:8px;border:1px solid #c3cedb;background:#fff;cursor:pointer}
button#accept{background:#2563c9;border-color:#2563c9;color:#fff}p.small{color:#64748b;font-size:.85rem}
:root{color-scheme:light dark}@media(prefers-color-scheme:dark){body{color:#e3e8ef;background:#11151a}
main,button,select,input{background:#171b21;border-color:#303844;color:inherit}ul{background:#11151a}p.small{color:#98a5b6}}`;

/**
 * The page on which a user authorizes an application.
 * @param query the authorization request, already validated
 */
export function consentPage(query: Record<string, string>, organization: Organization): string {
	const hidden = CARRIED.filter((name) => query[name] !== undefined).map(
		(name) => `<input type="hidden" name="${name}" value="${escape(query[name] ?? '')}">`,
	);
	const scopes = (query.scope ?? '').split(',').map((scope) => `<li>${escape(scope)}</li>`);
	const people = organization.users
		.filter(({ status }) => status === 'active')
		.map(
			({ id, name, email }) =>
				`<option value="${escape(id)}"${id === organization.connectedUserId ? ' selected' : ''}>${escape(name)} (${escape(email)})</option>`,
		);
	return shell(
		'Let n8n use Cliq?',
		`<p>An application asks to use the Cliq sandbox as you. It would be allowed:</p>
<ul>${scopes.join('')}</ul>
<form method="post" action="/oauth/v2/auth">${hidden.join('')}
<p><label>Continue as <select name="user">${people.join('')}</select></label></p>
<p><button id="accept" name="decision" value="accept">Accept</button>
<button id="reject" name="decision" value="reject">Reject</button></p></form>
<p class="small">This is the sandbox of n8n-nodes-zoho-cliq. Nothing here reaches Zoho.</p>`,
	);
}

/** The page that Zoho shows instead of the consent page; its text names the error. */
export function errorPage(error: string): string {
	const detail = error === 'ERROR_invalid_scope' ? '<p>Scope does not exist</p>' : '';
	return shell('Sorry, something went wrong', `<p><code>${escape(error)}</code></p>${detail}`);
}

/**
 * The page that asks for the token which the sandbox printed; the answer comes to the same address.
 * @param query the rest of the address
 * @param isWrong whether a token was given
 */
export function tokenPage(query: Record<string, string>, isWrong: boolean): string {
	const hidden = Object.entries(query).map(
		([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
	);
	return shell(
		'Token of the sandbox',
		`<p>${isWrong ? 'This is not the token. ' : ''}Enter the token that the sandbox printed when it started.</p>
<form>${hidden.join('')}<p><input name="token" type="password" aria-label="Token" required autofocus>
<button>Continue</button></p></form>`,
	);
}

function shell(title: string, content: string): string {
	return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title><style>${STYLE}</style></head><body><main><h1>${escape(title)}</h1>${content}</main></body></html>`;
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
