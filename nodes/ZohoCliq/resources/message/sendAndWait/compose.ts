import type { IDataObject } from 'n8n-workflow';

import { invalidInput } from '../../../errors';
import type { MessageBody } from '../../../messaging/content';
import { graphemes } from '../../../messaging/text/graphemes';
import { MAX_TEXT_LENGTH } from '../../../messaging/text/splitText';
import { message, waitOptions } from './fields';
import type { Link } from './links';
import type { Question } from './question';

/** Maximum characters of a button's label and address. [Zoho's OpenAPI, buttons.yml] */
const MAX_LABEL = 20;
const MAX_URL = 256;

/** What a question looks like in Cliq. */
export interface Look {
	/** In Cliq's markup. */
	readonly text: string;
	readonly subject: string | undefined;
	readonly labels: Question['labels'];
	/** In words; '' for none. */
	readonly deadline: string;
	readonly linkStyle: 'buttons' | 'links';
}

/** @returns a label that fits on a button: cut, if it is too long */
function onButton(label: string): string {
	if (label.length <= MAX_LABEL) return label;
	let cut = '';
	for (const { segment } of graphemes.segment(label)) {
		if (cut.length + segment.length >= MAX_LABEL) break;
		cut += segment;
	}
	return `${cut.trimEnd()}…`;
}

/** @returns the card without buttons; undefined without a subject */
export function cardOf({ subject }: Pick<Look, 'subject'>): IDataObject | undefined {
	return subject === undefined ? undefined : { theme: 'modern-inline', title: subject };
}

/** @returns whether the links are too long for buttons, which n8n's address decides */
function areTooLong(links: readonly Link[]): boolean {
	return links.some(({ url }) => url.length > MAX_URL);
}

/** @returns a hint if links stand in place of the buttons that were asked for */
export function linksHint(linkStyle: Look['linkStyle'], links: readonly Link[]): string[] {
	if (linkStyle === 'links' || !areTooLong(links)) return [];
	const { displayName } = waitOptions.linkStyle.property;
	return [
		`The links of this n8n are longer than the ${MAX_URL} characters that a button takes, so they are in the text instead; to hide this hint, set "${displayName}" to "Links".`,
	];
}

/**
 * @returns the message to post
 * @throws INVALID_INPUT for a text that does not fit with what is added to it
 */
export function compose(look: Look, links: readonly Link[]): MessageBody {
	const { text, deadline, labels } = look;
	const asLinks = look.linkStyle === 'links' || areTooLong(links);
	const inText = links.map(({ choice, url }) => `[${bare(labels[choice])}](${url})`).join('  |  ');
	const parts = [text, deadline && `_Please answer by ${deadline}._`, asLinks && inText];
	const whole = parts.filter((part) => part).join('\n\n');
	if (whole.length > MAX_TEXT_LENGTH) {
		const room = MAX_TEXT_LENGTH - (whole.length - text.length);
		throw invalidInput(
			message.property.displayName,
			`is ${text.length} characters long; the maximum is ${room}`,
		);
	}
	const card = cardOf(look);
	const buttons = links.map(({ choice, url }) => ({
		label: onButton(labels[choice] ?? ''),
		type: choice === 'decline' ? '-' : '+',
		action: { type: 'open.url', data: { web: url } },
	}));
	return { text: whole, ...(card && { card }), ...(!asLinks && { buttons }) };
}

/** Brackets would end the link. */
function bare(label = ''): string {
	return label.replace(/[[\]()]/g, '');
}
