import type { INodeProperties } from 'n8n-workflow';

import { messages } from '../../cliq/endpoints';
import { MAX_TITLE_LENGTH } from '../../messaging/card/cardRules';
import { invalidInput } from '../../errors';
import type { JsonObject } from '../../cliq/json';
import type { MessageBody } from '../../messaging/post';
import { postMessages } from '../../messaging/post';
import { dealOut, tableOf, titleOf } from '../../messaging/table';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import type { ItemParameters } from '../../fields/parameters';
import { SendOptions, sendOptions } from '../../messaging/options';
import type { TakenOptions } from '../../messaging/options';
import { peopleTargetFields, readSendTo, readTarget } from '../../messaging/target';
import { formatText, textField } from '../../messaging/text/text';
import { toOutput } from '../../messaging/output';
import type { Operation } from '../../operation/operation';

const textAbove: INodeProperties = {
	...textField,
	placeholder: 'e.g. Good morning! These tickets are open:',
	description:
		'Stands above the table and in notifications; Cliq wants one. The same markup and mentions as in a message work.',
};

const titleField: INodeProperties = {
	displayName: 'Table Title',
	name: 'tableTitle',
	type: 'string',
	default: '',
	placeholder: 'e.g. Open tickets',
	description: `Stands above the columns, in at most ${MAX_TITLE_LENGTH} characters; leave empty for none`,
};

const columnsField: INodeProperties = {
	displayName: 'Columns',
	name: 'columns',
	type: 'string',
	default: '',
	placeholder: 'e.g. ID, Priority, Owner.Name',
	description:
		'Fields of the items to show, in this order, by comma; a dot leads into a field. Leave empty for all.',
};

const taken: TakenOptions = {
	markAsRead: true,
	postAsBot: ['channel'],
	replyTo: true,
	returnMessageId: true,
	rowsPerTable: true,
	senderImageUrl: true,
	senderName: true,
	textFormat: true,
};

/** `POST /{buddies|channelsbyname|chats}/{target}/message` with all items as the rows of a table */
export const sendTable: Operation = {
	name: 'Send Table',
	action: 'Send table as message',
	description: 'Send all input items as one table, a row for each item',
	endpoints: [messages.postToUser],
	fields: [...peopleTargetFields, textAbove, titleField, columnsField],
	options: sendOptions(taken),
	runs: 'together',

	async run({ parameters, items, connect, sent }) {
		const sendTo = readSendTo(parameters, ['user', 'channel', 'chat']);
		const chosen = SendOptions.read(parameters, taken, sendTo);
		const pending = readTarget(parameters, sendTo);
		const messages = compose(
			parameters,
			chosen,
			items.map(({ json }) => json),
		);
		const { sender } = chosen;
		const { everywhere, firstOnly } = chosen.messageKeys;

		const client = await connect(chosen.waitPolicy);
		const target = await pending.resolve(client);
		const texts = await postMessages(client, target, messages, sender, everywhere, firstOnly, sent);
		return { ...toOutput({ target, texts }), rows: items.length };
	},
};

/** The text stands above the first message; further ones say which rows they show. */
function compose(
	parameters: ItemParameters,
	chosen: SendOptions,
	records: readonly JsonObject[],
): MessageBody[] {
	const text = readShort(
		textAbove,
		formatText(parameters.text(textAbove), chosen),
		MAX_TEXT_LENGTH,
	);
	if (text.trim() === '') {
		throw invalidInput(textAbove.displayName, 'must not be empty: Cliq wants a text above a table');
	}
	const title = readShort(titleField, parameters.text(titleField).trim(), MAX_TITLE_LENGTH);
	const table = tableOf(records, parameters.list(columnsField), columnsField.displayName);
	const rowsPerTable = Math.floor(chosen.number('rowsPerTable', 50, undefined, 1));
	const dealt = dealOut(table, title, rowsPerTable, columnsField.displayName);
	return dealt.map(({ slides, first, last }, index) => ({
		text: index === 0 ? text : titleOf(title, first, last, records.length),
		slides,
	}));
}

function readShort({ displayName }: INodeProperties, text: string, max: number): string {
	if (text.length <= max) return text;
	throw invalidInput(displayName, `has ${text.length} characters; Cliq takes ${max} at most`);
}
