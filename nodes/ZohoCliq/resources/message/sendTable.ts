import { messages } from '../../cliq/endpoints';
import type { JsonObject } from '../../cliq/json';
import { invalidInput } from '../../errors';
import {
	checkLength,
	choice,
	hiddenFromTools,
	jsonList,
	list,
	required,
	reworded,
	shownFor,
	TOOL,
	trimmed,
} from '../../fields';
import type { ItemParameters } from '../../fields/parameters';
import { MAX_TITLE_LENGTH } from '../../messaging/card/card';
import type { MessageBody } from '../../messaging/content';
import { framed } from '../../messaging/frame';
import { hintsOnTable } from '../../messaging/hints';
import type { SendOptions } from '../../messaging/options';
import { sendOptions } from '../../messaging/options';
import { sendToEach } from '../../messaging/people';
import { outgoing, postMessages } from '../../messaging/post';
import { splitIntoMessages, titleOf } from '../../messaging/splitTable';
import { tableOf } from '../../messaging/table';
import type { Target } from '../../messaging/target';
import { kindOf, peopleTarget } from '../../messaging/target';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import { formatRich, formatText, MARKUP, TEXT, textField } from '../../messaging/text/text';
import type { ItemContext, Operation } from '../../operation/operation';

const textAbove = reworded(required(textField), {
	placeholder: 'e.g. Good morning! These tickets are open:',
	description: `Shown above the table and in notifications. ${MARKUP}`,
});

const tableTitle = trimmed({
	name: 'tableTitle',
	placement: 'form',
	placeholder: 'e.g. Open tickets',
	description: 'Title shown above the columns. Leave empty for none.',
	max: MAX_TITLE_LENGTH,
});

const rowSource = choice({
	name: 'rowSource',
	label: 'Rows',
	placement: 'form',
	isFixed: true,
	description: 'Where the rows come from',
	options: [
		{ name: 'Input Items', value: 'inputItems', description: 'All items in one table' },
		{ name: 'JSON', value: 'json', description: 'A table for each item, from the JSON below' },
	],
});

/** AI agents give rows in JSON: their tools receive no items. */
const rowSources = [
	hiddenFromTools(rowSource),
	{
		property: {
			...rowSource.property,
			default: 'json',
			displayOptions: { show: { [TOOL]: [true] } },
		},
	},
];

const rowsJson = shownFor(
	{ rowSource: ['json'] },
	jsonList(
		{
			name: 'rowsJson',
			label: 'Rows (JSON)',
			placeholder: 'e.g. [{ "id": 7, "priority": "high" }]',
			description: 'Array of objects, one per row',
		},
		'[]',
		() => true,
		'must be an array of objects, one per row',
	),
);

const columns = list({
	name: 'columns',
	placement: 'form',
	placeholder: 'e.g. id, priority, owner.name',
	description:
		'Comma-separated list of the fields to show, in this order; use a dot for nested fields, and "as" for a heading: owner.name as Owner. Leave empty for all.',
});

const sending = sendOptions({
	appKey: ['channel'],
	linkToExecution: true,
	markAsRead: true,
	mentions: true,
	neutralizeMentions: true,
	postAsBot: ['channel', 'chat'],
	replyTo: ['user', 'channel', 'chat'],
	returnMessageId: true,
	rowsPerTable: true,
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
});

export const sendTable: Operation = {
	name: 'Send Table',
	action: 'Send table as message',
	description: 'Send input items, or rows in JSON, as a table',
	endpoints: [messages.postToUser],
	takesWebhookToken: true,
	fields: [...peopleTarget.fields, textAbove, tableTitle, ...rowSources, rowsJson, columns],
	options: sending.fields,
	runs: (valueOf) => (valueOf(rowSource.property.name) === 'json' ? undefined : 'together'),

	async run(item) {
		const { parameters, items } = item;
		const sendTo = peopleTarget.readType(parameters);
		const options = sending.read(item.options, sendTo);
		const find = peopleTarget.read(parameters, sendTo);
		const records = readRows(parameters, items);
		const bodies = compose(item, options, records);
		const message = outgoing(bodies, kindOf(sendTo), options);

		const client = await item.client();
		const addressees = { sendTo, targets: await find(client) };
		const send = async (target: Target) => ({
			target,
			texts: await postMessages(client, target, message),
		});
		const output = await sendToEach(item, client, addressees, send, hintsOnTable);
		return { ...output, rows: records.length };
	},
};

function readRows(parameters: ItemParameters, items: ItemContext['items']): readonly JsonObject[] {
	if (parameters.require(rowSource) === 'json') return parameters.require(rowsJson);
	if (!parameters.isTool) return items.map(({ json }) => json);
	throw invalidInput(
		rowSource.property.displayName,
		'must be JSON for an AI agent, whose tools receive no items',
	);
}

/** The text is above the first message; later ones state which rows they show. */
function compose(
	item: ItemContext,
	options: SendOptions,
	records: readonly JsonObject[],
): MessageBody[] {
	const { parameters } = item;
	const given = formatText(parameters.read(textField) ?? '', options);
	checkLength({ label: TEXT }, given, MAX_TEXT_LENGTH);
	if (given.trim() === '') {
		throw invalidInput(TEXT, 'must not be empty: Cliq requires a text above a table');
	}
	// A text above a table is one message, as above a card.
	const { text } = framed(item, { text: given, rich: {} }, options);
	const title = parameters.read(tableTitle) ?? '';
	const { displayName: label } = columns.property;
	const table = tableOf(records, parameters.read(columns) ?? [], (why) => invalidInput(label, why));
	const rowsPerTable = Math.floor(options.rowsPerTable ?? 50);
	const split = splitIntoMessages(table, title, rowsPerTable, label);
	return split.map(({ slides, first, last }, index) => ({
		text: index === 0 ? text : formatRich(titleOf(title, first, last, records.length), options),
		slides: formatRich(slides, options),
	}));
}
