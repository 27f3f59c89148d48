import { choice, databaseName, required, reworded, shownFor, trimmed } from '../../../fields';

/** What identifies a message. */
export const key = required(
	trimmed({
		name: 'key',
		description: 'What the message is about: the same key changes the same message',
		placeholder: 'e.g. INC-2041',
	}),
);

/** Where to look a key up. */
export const rememberIn = choice({
	name: 'rememberIn',
	description:
		'Where to remember the messages. Database needs the permission Database Records; Static Data, of this workflow, serves one n8n process in production.',
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
		'What to do if the key is known. Update Message needs the permission Edit Messages; Reply in Thread is for channels.',
	placement: 'form',
	options: { update: 'Update Message', reply: 'Reply in Thread' },
});
