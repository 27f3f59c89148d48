/** HTML entities in Markdown, such as `&eacute;`, `&#233;` and `&#xE9;`. */

/** An entity, or what looks like one. */
export const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,7});/i;

// The characters from U+00A0 to U+00FF, in this order.
const LATIN_1 =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 ' +
	'sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc ' +
	'Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve ' +
	'Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc ' +
	'atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve ' +
	'oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const OTHERS =
	'amp & lt < gt > quot " apos \' ndash – mdash — horbar ― lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” ' +
	'bdquo „ lsaquo ‹ rsaquo › hellip … bull • prime ′ Prime ″ dagger † Dagger ‡ permil ‰ euro € trade ™ ' +
	'larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ minus − lowast ∗ ' +
	'frasl ⁄ radic √ infin ∞ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sum ∑ prod ∏ part ∂ int ∫ Delta Δ Omega Ω ' +
	'alpha α beta β gamma γ delta δ lambda λ mu μ pi π sigma σ omega ω OElig Œ oelig œ Scaron Š scaron š ' +
	'Yuml Ÿ Zcaron Ž zcaron ž fnof ƒ circ ˆ tilde ˜ check ✓ cross ✗ star ☆ starf ★ phone ☎ hearts ♥ ' +
	'loz ◊ num # percnt % plus + equals = excl ! quest ? comma , period . colon : semi ; sol / bsol \\ ' +
	'lpar ( rpar ) lsqb [ rsqb ] lbrack [ rbrack ] lcub { rcub } lbrace { rbrace } verbar | vert | ' +
	'ast * lowbar _ grave ` commat @ dollar $ hyphen ‐';

const NAMED = new Map([
	...LATIN_1.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)] as const),
	...Array.from(
		OTHERS.matchAll(/(\w+) (\S+)/g),
		([, name = '', text = '']) => [name, text] as const,
	),
	...[['ensp', '\u2002'] as const, ['emsp', '\u2003'] as const, ['thinsp', '\u2009'] as const],
	...[['zwnj', '\u200c'] as const, ['zwj', '\u200d'] as const],
	...[['lrm', '\u200e'] as const, ['rlm', '\u200f'] as const],
]);

/** @returns the character that an entity stands for; the entity if it is none, or is not a common one */
export function decodeEntity(entity: string): string {
	const name = entity.slice(1, -1);
	const named = NAMED.get(name) ?? NAMED.get(name.toLowerCase());
	if (named !== undefined) return named;
	const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
	return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
