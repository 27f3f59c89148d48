import { choice, databaseName, required, reworded, shownFor, trimmed } from '../../../fields';

/** What identifies a message. */
export const key = required(
	trimmed({
		name: 'key',
		description: 'The same key changes the same message',
		placeholder: 'e.g. INC-2041',
	}),
);

/** Where to look a key up. */
export const rememberIn = choice({
	name: 'rememberIn',
	description:
		'Database needs the permission Database Records; Static Data serves production runs of one n8n process',
	placement: 'form',
	isFixed: true,
	options: { database: 'Database', staticData: 'Static Data' },
});

/** The database that remembers them. */
export const database = shownFor(
	{ rememberIn: ['database'] },
	reworded(databaseName, {
		description: 'Has the text columns message_key and message_id',
	}),
);

/** What to do with the message of a known key. */
export const onRepeat = choice({
	name: 'onRepeat',
	description:
		'If the key is known. Update needs the permission Edit Messages; Reply in Thread is for channels.',
	placement: 'form',
	options: { update: 'Update', reply: 'Reply in Thread' },
});
