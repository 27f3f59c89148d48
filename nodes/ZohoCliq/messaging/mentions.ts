import type { Field, FieldContext } from '../fields';
import { field, refuse, toList, upTo } from '../fields';

/** Whom Cliq mentions by a word. [Zoho's OpenAPI, mentions.yml; another n8n node] */
const WORD = /^@?(all|available|participants)$/i;

/** A user or a team. */
const ID = /^\d+$/;

const CHANNEL = /^#?(O\d+)$/;

/** No braces: they would end the mention. */
const EMAIL = /^[^\s@{}]+@[^\s@{}]+$/;

/** Whom a message mentions, in Cliq's markup. */
export const mentionsField: Field<string[]> = field(
	{
		label: 'Mentions',
		description:
			'Whom to mention at the start of the text. Choose from the list, or specify IDs or emails using an expression.',
	},
	{ type: 'multiOptions', typeOptions: { loadOptionsMethod: 'getMentions' }, default: [] },
	(raw, at) => {
		const given = toList(at.label, raw).map((entry) => toMention(entry, at));
		return upTo(at, [...new Set(given)]);
	},
);

function toMention(entry: string, at: FieldContext): string {
	const word = WORD.exec(entry)?.[1];
	if (word !== undefined) return `{@${word.toLowerCase()}}`;
	if (ID.test(entry) || EMAIL.test(entry)) return `{@${entry}}`;
	const channel = CHANNEL.exec(entry)?.[1];
	if (channel !== undefined) return `{#${channel}}`;
	throw refuse(
		at,
		`must contain IDs or emails, or "all", "available" or "participants", not "${entry}"`,
	);
}

/** What only counts at the start of a line: a heading, a quote, a list, code. */
const LINE_MARK = /^\s*(?:#{1,6} |!|`{3}|[-*+•☐☑] |\d{1,9}[.)] |-{3})/;

/** @returns the text with the mentions at its start */
export function withMentions(text: string, mentions: readonly string[] = []): string {
	if (mentions.length === 0) return text;
	const between = LINE_MARK.test(text) ? '\n' : ' ';
	return [mentions.join(' '), text].filter((part) => part.trim()).join(between);
}
