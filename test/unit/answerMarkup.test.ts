import fc from 'fast-check';

import { markupToHtml } from '../../nodes/ZohoCliq/resources/message/sendAndWait/markup';

const MARK = /<\/?(?:strong|em|u|s|q|code|pre)>|<a href="https?:\/\/[^"<>\s]+">|<\/a>/g;

describe("a question's text on its page", () => {
	it.each([
		['Order *2041* costs _1,250 EUR_', 'Order <strong>2041</strong> costs <em>1,250 EUR</em>'],
		['*_both_*, __under__, ~gone~', '<strong><em>both</em></strong>, <u>under</u>, <s>gone</s>'],
		['## Order\n! by *Ann*', '<strong>Order</strong>\n<q>by <strong>Ann</strong></q>'],
		['one\r\n\r\ntwo', 'one\n\ntwo'],
		['`a *b* <c>`', '<code>a *b* &lt;c&gt;</code>'],
		['Input:\n```\n{ "a": 1 }\n```\nOK?', 'Input:<pre>{ &quot;a&quot;: 1 }</pre>OK?'],
		['```js\nlet *a*;\n```', '<pre>let *a*;</pre>'],
		['```\ncut', '```\ncut'],
		['[offer](https://example.com/a_b_c)', '<a href="https://example.com/a_b_c">offer</a>'],
		[
			'see https://example.com/?a=1&b=2.',
			'see <a href="https://example.com/?a=1&amp;b=2">https://example.com/?a=1&amp;b=2</a>.',
		],
		['[run](javascript:alert(1))', '[run](javascript:alert(1))'],
		['{@ann@zylker.example} or {#team}', '@ann@zylker.example or #team'],
		['snake_case_name, 2 * 3 * 4, a*b*c, a *cut', 'snake_case_name, 2 * 3 * 4, a*b*c, a *cut'],
		['<b onclick="x">', '&lt;b onclick=&quot;x&quot;&gt;'],
	])('%j', (markup, html) => {
		expect(markupToHtml(markup)).toBe(html);
	});

	it('contains no element that the text brought along', () => {
		const pieces = fc.constantFrom(
			...['*', '_', '__', '~', '`', '```', '\n', '! ', '# ', '[', '](', ')', '{@', '}', ' '],
			...['<', '>', '"', "'", '&', 'https://', 'javascript:', '<script>', 'a', '1', 'é', '重'],
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
				const html = markupToHtml(parts.join(''));
				expect(html.replace(MARK, '')).not.toMatch(/[<>"]/);
			}),
		);
	});

	it('takes no longer for a text that looks like markup everywhere', () => {
		const texts = ['*a ', '`', '[', '_a*', '{@', '[a](https://', '```\n'].map((each) =>
			each.repeat(5000).slice(0, 5000),
		);
		for (const text of texts) expect(markupToHtml(text).length).toBeGreaterThan(0);
	});
});
