import type { Content } from './content';
import type { Delivery } from './output';

/** @returns what the user may not expect of a send that worked, for n8n to show next to the output */
export function hintsOn(
	{ texts = [], shares = [] }: Delivery,
	{ parts = [] }: Pick<Content, 'parts'> = {},
): string[] {
	const hints: string[] = [];
	if (texts.length > 1 && parts.length > 1) {
		hints.push(`The text went out in ${texts.length} messages, because of the tables in it.`);
	} else if (texts.length > 1) {
		hints.push(
			`The content was too long for one message; it went out in ${texts.length} messages.`,
		);
	}
	if (texts.length > 0 && shares.length > 0) {
		hints.push('Attached files followed in a message of their own, after the text.');
	}
	return hints;
}
