import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { invalidInput } from '../errors';
import { isJsonObject } from '../cliq/json';
import { MAX_BUTTONS, MAX_URL } from './card/buttons';
import type { Content } from './content';
import { withMentions } from './mentions';
import type { SendOptions } from './options';
import { labelOf } from './options';
import { MAX_TEXT_LENGTH } from './text/splitText';
import { TEXT } from './text/text';

/** What n8n knows of the run. */
type Run = Pick<IExecuteFunctions, 'getWorkflow' | 'getExecutionId' | 'getInstanceBaseUrl'>;

/** The options for it. */
type Frame = Pick<SendOptions, 'linkToExecution' | 'mentions'>;

/** What frames a message for an item. */
interface Framed {
	readonly context: Run;
	hint(messages: readonly string[]): void;
}

/** n8n's editor names a workflow so that was never saved. [n8n-core 2.40] */
const UNSAVED = '__EMPTY__';

/** @returns the page of this execution in n8n; undefined if n8n does not say which one it is */
export function executionUrlOf(context: Run): string | undefined {
	const { id = '' } = context.getWorkflow();
	// Typed as text, but missing where n8n keeps no execution.
	const execution = context.getExecutionId() as string | undefined;
	if (id === '' || id === UNSAVED || !execution) return undefined;
	return `${context.getInstanceBaseUrl()}workflow/${id}/executions/${execution}`;
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
	const mentioning = { ...content, text: withMentions(content.text, options.mentions) };
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
	const { text, rich } = content;
	const buttons = rich && buttonsWith(rich, url);
	if (buttons) return { ...content, rich: { ...rich, buttons } };
	const link = `[${LABEL}](${url})`;
	return { ...content, text: text.trim() === '' ? link : `${text.trimEnd()}\n\n${link}` };
}

const LABEL = 'View Execution';

/** A question's buttons are its answers, and a poll has its options. */
function buttonsWith({ card, buttons = [] }: IDataObject, url: string): IDataObject[] | undefined {
	const hasRoom = Array.isArray(buttons) && buttons.length < MAX_BUTTONS && url.length <= MAX_URL;
	if (!hasRoom || !isJsonObject(card) || card.theme !== 'modern-inline') return undefined;
	const action = { type: 'open.url', data: { web: url } };
	return [...(buttons as IDataObject[]), { label: LABEL, type: '+', action }];
}

function checkRoom({ length }: string, { mentions, linkToExecution }: Frame): void {
	if (length <= MAX_TEXT_LENGTH) return;
	const added = [
		...(mentions ? [labelOf('mentions')] : []),
		...(linkToExecution ? [labelOf('linkToExecution')] : []),
	];
	throw invalidInput(
		TEXT,
		`is ${length} characters long with what "${added.join('" and "')}" adds; the maximum is ${MAX_TEXT_LENGTH}`,
	);
}
