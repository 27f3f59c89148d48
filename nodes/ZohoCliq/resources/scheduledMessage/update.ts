import { scheduledMessages } from '../../cliq/endpoints';
import { asOption, boolean, chatId, checkLength, text } from '../../fields';
import type { SendOptions } from '../../messaging/options';
import { sendFields } from '../../messaging/options';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import { formatText, TEXT } from '../../messaging/text/text';
import { requireChanges, restOperation } from '../../operation/restOperation';
import { checkReschedule, rescheduling, withTimestamp } from '../message/scheduling';
import { scheduledMessageId, toScheduledItem } from './fields';

const newText = {
	text: text({
		name: 'text',
		description: 'New text',
		placeholder: 'e.g. Until *Friday*',
		rows: 4,
	}),
	text_format: asOption(sendFields.textFormat),
	neutralize_mentions: asOption(sendFields.neutralizeMentions),
};

export const update = restOperation({
	name: 'Update',
	action: 'Update scheduled message',
	description: 'Change the text or the time of a scheduled message',
	endpoint: scheduledMessages.update,
	path: { chat: chatId, scheduledMessage: scheduledMessageId },
	body: {
		...newText,
		...rescheduling,
		file_remove: boolean({ name: 'removeFile', description: 'Whether to remove its file' }),
	},
	addedTo: 'updateFields',
	check(values) {
		const { text, schedule_time, schedule_status, file_remove } = values;
		requireChanges({ text, schedule_time, schedule_status, file_remove });
		checkReschedule(values);
		formatted(values);
	},
	toBody: (values) => withTimestamp(formatted(values)),
	toItem: toScheduledItem,
});

interface Format {
	readonly text?: string;
	readonly text_format?: SendOptions['textFormat'];
	readonly neutralize_mentions?: boolean;
}

/** @returns the values with the text as sent; throws INVALID_INPUT if it is then too long */
function formatted<Given extends Format>(given: Given) {
	const { text_format: textFormat, neutralize_mentions: neutralizeMentions, ...values } = given;
	if (given.text === undefined) return values;
	const sent = formatText(given.text, { textFormat, neutralizeMentions });
	checkLength({ label: TEXT }, sent, MAX_TEXT_LENGTH);
	return { ...values, text: sent };
}
