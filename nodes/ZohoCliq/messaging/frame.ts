import type { IDataObject } from 'n8n-workflow';

import { invalidInput } from '../errors';
import { isJsonObject } from '../cliq/json';
import { MAX_BUTTONS, MAX_URL } from './card/buttons';
import type { Content } from './content';
import { changedAbove, withBelow } from './content';
import { withMentions } from './mentions';
import type { Execution } from './execution';
import { executionButton, executionUrlOf, VIEW_EXECUTION } from './execution';
import type { SendOptions } from './options';
import { labelOf } from './options';
import { MAX_TEXT_LENGTH } from './text/splitText';
import { TEXT } from './text/text';

/** The options for it. */
type Frame = Pick<SendOptions, 'linkToExecution' | 'mentions'>;

/** What frames a message for an item. */
export interface Framed {
	readonly context: Execution;
	hint(messages: readonly string[]): void;
}

/**
 * Adds what the options say: mentions before the text; the link to the execution as a button of a card that has
 * room for one, otherwise below the text.
 *
 * @param hasFiles whether files are sent, which need no text of their own
 * @throws INVALID_INPUT if it does not fit into the one message of a card
 */
export function framed(item: Framed, content: Content, options: Frame, hasFiles = false): Content {
	// What has neither is refused, or sent without.
	if (content.text.trim() === '' && !hasFiles) return content;
	const mentioning = changedAbove(content, (text) => withMentions(text, options.mentions));
	const whole = options.linkToExecution ? linked(item, mentioning) : mentioning;
	if (whole.rich && whole.text !== content.text) checkRoom(whole.text, options);
	return whole;
}

function linked(item: Framed, content: Content): Content {
	const url = executionUrlOf(item.context);
	if (url === undefined) {
		item.hint([
			'The message has no link to the execution: n8n only knows it once the workflow is saved.',
		]);
		return content;
	}
	const { rich } = content;
	const buttons = rich && buttonsWith(rich, url);
	if (buttons) return { ...content, rich: { ...rich, buttons } };
	return withBelow(content, `[${VIEW_EXECUTION}](${url})`, '\n\n');
}

/** A question's buttons are its answers, and a poll has its options; a preset may have added the button. */
function buttonsWith({ card, buttons = [] }: IDataObject, url: string): IDataObject[] | undefined {
	if (!Array.isArray(buttons)) return undefined;
	const own = buttons as IDataObject[];
	if (JSON.stringify(own).includes(JSON.stringify(url))) return own;
	const hasRoom = own.length < MAX_BUTTONS && url.length <= MAX_URL;
	if (!hasRoom || !isJsonObject(card) || card.theme !== 'modern-inline') return undefined;
	return [...own, executionButton(url)];
}

/** @throws INVALID_INPUT for a text that is too long for one message with what the options added to it */
export function checkRoom(
	{ length }: string,
	{ mentions, linkToExecution }: Frame,
	max = MAX_TEXT_LENGTH,
): void {
	if (length <= max) return;
	const added = [
		...(mentions ? [labelOf('mentions')] : []),
		...(linkToExecution ? [labelOf('linkToExecution')] : []),
	];
	throw invalidInput(
		TEXT,
		`is ${length} characters long with what "${added.join('" and "')}" adds; the maximum is ${max}`,
	);
}
