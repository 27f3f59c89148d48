import { choice, entries, listedId, mapped, text, upTo, wholeNumber } from '../../fields';
import { picture } from '../../messaging/picture';

/** A slash command. */
export const commandId = listedId({
	name: 'command',
	words: 'slash command',
	search: 'searchCommands',
	example: '227828000000128009',
	hint: 'Returned by Command: Get Many',
});

/** Which of its handlers. */
export const handlerType = choice({
	name: 'handlerType',
	placement: 'form',
	description: 'When the handler runs',
	options: { execution_handler: 'Execution', suggestion_handler: 'Suggestions' },
});

const option = {
	name: text({ name: 'name', description: 'What people type', placeholder: 'e.g. priority' }),
	description: text({
		name: 'description',
		description: 'What it does',
		placeholder: 'e.g. How urgent the ticket is',
	}),
};

/** What people can add to it, and how it looks. */
export const commandDetails = {
	options: mapped(
		entries({
			name: 'commandOptions',
			description: 'What people can add to the command, up to 5',
			entry: { name: 'option', label: 'Option' },
			fields: option,
		}),
		(given, at) => {
			const pairs = given.map(({ name, description = '', refuse: refuseEntry }) => {
				if (!name) throw refuseEntry('name', 'must not be empty');
				return [name, description] as const;
			});
			return Object.fromEntries(upTo(at, pairs, 5) ?? []);
		},
	),
	max_suggestions: wholeNumber({
		name: 'maxSuggestions',
		description: 'How many suggestions people can select at once',
		default: 1,
		min: 1,
		max: 5,
	}),
	image: picture,
};
