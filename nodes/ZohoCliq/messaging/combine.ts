import type { Field } from '../fields';
import { choice, field, hiddenFromTools, shownWhile, toText, TOOL } from '../fields';
import type { ItemParameters } from '../fields/parameters';
import type { Content, MessageBody } from './content';
import type { DeliveryDraft } from './plan';
import { closeCodeBlock } from './text/codeBlocks';

const combineItems = choice({
	name: 'combineItems',
	placement: 'form',
	isFixed: true,
	description: 'All Items: one per target and sender',
	options: { separate: 'One Message per Item', combined: 'All Items in One Message' },
});

const COMBINE = combineItems.property.name;

const separator = shownWhile(
	{ contentType: ['text'], [COMBINE]: ['combined'] },
	field(
		{
			name: 'separator',
			placeholder: 'e.g. \\n---\\n',
			description: 'Between texts; \\n is a new line',
		},
		{ type: 'string', default: '\\n' },
		// n8n's fields of one line take no line break. Unlike in other texts, white space counts.
		(raw, { label }) => toText(label, raw).replaceAll('\\n', '\n'),
	),
);

/** Whether plain texts of several items go out as one. An AI agent's tool receives only one item. */
export const combineFields: ReadonlyArray<Field<unknown>> = [
	hiddenFromTools(shownWhile({ contentType: ['text'] }, combineItems)),
	separator,
];

/** @param valueOf the values of fields for the first item */
export function isCombined(valueOf: (name: string) => unknown): boolean {
	// n8n has no value of a field that it does not show.
	const isOffered = valueOf('contentType') === 'text' && valueOf(TOOL) !== true;
	return isOffered && valueOf(COMBINE) === 'combined';
}

/** @returns what to put between the texts of items; an AI agent's tool has no such field */
export function readSeparator(parameters: ItemParameters): string {
	return (parameters.isTool ? undefined : parameters.read(separator)) ?? '';
}

/** An item's part of a message. */
interface Combinable {
	readonly delivery: DeliveryDraft;
	readonly separator: string;
}

/** @returns one message with the texts and the files of all, in order; the rest is that of the first */
export function joinDeliveries(drafts: readonly [Combinable, ...Combinable[]]): DeliveryDraft {
	const [{ delivery: first, separator: between }] = drafts;
	const all = drafts.map(({ delivery }) => delivery);
	const contents = all.map(({ content }) => content).filter(({ text }) => text.trim() !== '');
	const text = joinTexts(
		contents.map((each) => each.text),
		between,
	);
	const given = all.map(({ content }) => content.given ?? '').join('\n');
	const parts = contents.some((each) => each.parts) && joinParts(contents, between);
	return {
		...first,
		content: { text, given, rich: undefined, ...(parts && { parts }) },
		files: all.flatMap(({ files }) => files),
	};
}

function joinTexts(texts: readonly string[], between: string): string {
	return texts
		.map((each, index) => (index < texts.length - 1 ? closeCodeBlock(each) : each))
		.join(between);
}

/** @returns the messages of all; what follows a text without a table continues its message */
function joinParts(contents: readonly Content[], between: string): MessageBody[] {
	const joined: MessageBody[] = [];
	for (const { text, parts = [{ text }] } of contents) {
		const [next, ...others] = parts;
		const last = joined.at(-1);
		if (next && last && !last.slides) {
			joined.splice(-1, 1, { ...next, text: joinTexts([last.text, next.text], between) });
		} else if (next) joined.push(next);
		joined.push(...others);
	}
	return joined;
}
