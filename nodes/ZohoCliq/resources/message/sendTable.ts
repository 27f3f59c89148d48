import { messages } from '../../cliq/endpoints';
import type { JsonObject } from '../../cliq/json';
import { invalidInput } from '../../errors';
import { checkLength, list, required, reworded, trimmed } from '../../fields';
import type { ItemParameters } from '../../fields/parameters';
import { MAX_TITLE_LENGTH } from '../../messaging/card/card';
import type { MessageBody } from '../../messaging/content';
import type { SendOptions } from '../../messaging/options';
import { sendOptions } from '../../messaging/options';
import { toOutput } from '../../messaging/output';
import { outgoing, postMessages } from '../../messaging/post';
import { splitIntoMessages, titleOf } from '../../messaging/splitTable';
import { tableOf } from '../../messaging/table';
import { peopleTarget } from '../../messaging/target';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import { formatText, MARKUP, TEXT, textField } from '../../messaging/text/text';
import type { Operation } from '../../operation/operation';

const textAbove = reworded(required(textField), {
	placeholder: 'e.g. Good morning! These tickets are open:',
	description: `Shown above the table and in notifications (required by Cliq). ${MARKUP}`,
});

const tableTitle = trimmed({
	name: 'tableTitle',
	placement: 'form',
	placeholder: 'e.g. Open tickets',
	description: 'Title shown above the columns. Leave empty for none.',
	max: MAX_TITLE_LENGTH,
});

const columns = list({
	name: 'columns',
	placement: 'form',
	placeholder: 'e.g. ID, Priority, Owner.Name',
	description:
		'Comma-separated list of the fields to show, in this order; use a dot for nested fields. Leave empty for all.',
});

const sending = sendOptions({
	markAsRead: true,
	postAsBot: ['channel'],
	replyTo: true,
	returnMessageId: true,
	rowsPerTable: true,
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
});

export const sendTable: Operation = {
	name: 'Send Table',
	action: 'Send table as message',
	description: 'Send all input items as one table, one row per item',
	endpoints: [messages.postToUser],
	fields: [...peopleTarget.fields, textAbove, tableTitle, columns],
	options: sending.fields,
	runs: 'together',

	async run(item) {
		const { parameters, items } = item;
		const sendTo = peopleTarget.readType(parameters);
		const options = sending.read(item.options, sendTo);
		const find = peopleTarget.read(parameters, sendTo);
		const records = items.map(({ json }) => json);
		const message = outgoing(compose(parameters, options, records), sendTo, options);

		const client = await item.client();
		const target = await find(client);
		const texts = await postMessages(client, target, message);
		return { ...toOutput({ target, texts }), rows: items.length };
	},
};

/** The text is above the first message; later ones state which rows they show. */
function compose(
	parameters: ItemParameters,
	options: SendOptions,
	records: readonly JsonObject[],
): MessageBody[] {
	const text = formatText(parameters.read(textField) ?? '', options);
	checkLength({ label: TEXT }, text, MAX_TEXT_LENGTH);
	if (text.trim() === '') {
		throw invalidInput(TEXT, 'must not be empty: Cliq requires a text above a table');
	}
	const title = parameters.read(tableTitle) ?? '';
	const { displayName: label } = columns.property;
	const table = tableOf(records, parameters.read(columns) ?? [], (why) => invalidInput(label, why));
	const rowsPerTable = Math.floor(options.rowsPerTable ?? 50);
	const split = splitIntoMessages(table, title, rowsPerTable, label);
	return split.map(({ slides, first, last }, index) => ({
		text: index === 0 ? text : titleOf(title, first, last, records.length),
		slides,
	}));
}
