/** Divides a text into what people see as characters. */
export const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

// East Asian wide and fullwidth characters [Unicode, EastAsianWidth.txt], and emoji.
const WIDE =
	/^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const INVISIBLE = /^[\p{Cf}\p{M}]+$/u;

/** @returns how many columns a text takes in a fixed-width font */
export function widthOf(text: string): number {
	if (/^[ -~]*$/.test(text)) return text.length;
	let width = 0;
	for (const { segment } of graphemes.segment(text)) {
		if (WIDE.test(segment)) width += 2;
		else if (!INVISIBLE.test(segment)) width++;
	}
	return width;
}
