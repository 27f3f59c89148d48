const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** @returns the text as HTML shows it, in an element or in an attribute in quotes */
export function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** @returns an element's attributes; `true` is one without a value, `false` and undefined leave it out */
export function attributes(given: Readonly<Record<string, string | boolean | undefined>>): string {
	return Object.entries(given)
		.filter(([, value]) => value !== false && value !== undefined)
		.map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`))
		.join('');
}

/** Colors have a contrast of 4.5 and more in both schemes. [WCAG 2.2, 1.4.3] */
const CSS = `
:root{color-scheme:light dark;--back:#f4f5f7;--card:#fff;--text:#1c2430;--soft:#596374;--line:#8a94a3;--yes:#0b6e3b;--no:#b3261e;--on:#fff;--link:#0b57c2}
@media(prefers-color-scheme:dark){:root{--back:#14171c;--card:#1f242c;--text:#e8ebf0;--soft:#aab3c0;--line:#7b8594;--yes:#4cc98a;--no:#ff8f86;--on:#10141a;--link:#8ab4ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:38rem;margin:0 auto;padding:1.5rem 1.25rem 2rem;background:var(--card);min-height:100vh}
@media(min-width:42rem){main{margin:3rem auto;min-height:0;padding:2rem;border-radius:.75rem;box-shadow:0 1px 6px #0003}}
h1{font-size:1.375rem;line-height:1.3;margin:0 0 .75rem}
.text{white-space:pre-wrap;margin:0 0 1rem}
.soft{color:var(--soft);font-size:.9375rem;margin:0 0 .75rem}
.field{border:0;margin:0 0 1.25rem;padding:0;min-width:0}
label,legend{display:block;font-weight:600;padding:0;margin:0 0 .375rem}
.field .option{font-weight:400;display:flex;gap:.625rem;align-items:baseline;padding:.375rem 0;margin:0}
input:not([type=radio]):not([type=checkbox]),textarea,select{width:100%;font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.625rem .75rem}
[aria-invalid=true]{border-color:var(--no)}
.wrong{color:var(--no);margin:.375rem 0 0}
button{font:inherit;font-size:1.125rem;font-weight:600;width:100%;min-height:3.25rem;padding:.75rem 1rem;border:0;border-radius:.5rem;background:var(--yes);color:var(--on);cursor:pointer}
button.no{background:var(--no)}
a{color:var(--link)}
code,pre{font:.875em/1.5 ui-monospace,monospace;background:var(--back);border-radius:.375rem;padding:.125em .25em}
pre{white-space:pre-wrap;margin:.5rem 0;padding:.625rem .75rem}
q{quotes:none;border-left:3px solid var(--line);padding-left:.625rem;color:var(--soft)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
`;

/** A page, and the nonce that its policy allows styles and scripts by. */
export interface Page {
	readonly html: string;
	readonly nonce: string;
	readonly hasScript: boolean;
}

/**
 * @param nonce a random number of this response
 * @param body HTML
 * @param script JavaScript of ours, without anything that somebody entered
 */
export function page(nonce: string, title: string, body: string, script?: string): Page {
	const code = script === undefined ? '' : `<script nonce="${nonce}">${script}</script>`;
	const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style nonce="${nonce}">${CSS}</style>
</head>
<body>
<main>
${body}
</main>
${code}</body>
</html>
`;
	return { html, nonce, hasScript: script !== undefined };
}
