import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../fields';
import { boolean, choice, text } from '../../fields';
import { objectOf, optional, required } from './schema';

/** Characters at most. [Zoho's OpenAPI, buttons.yml] */
const MAX = 100;
const MAX_INPUT = 300;

/** What is asked before a button acts. */
export const confirmationFields = {
	confirmTitle: text({
		name: 'confirmTitle',
		label: 'Confirm Title',
		placeholder: 'e.g. Restart the server?',
		description:
			'Ask first, in a dialog with this title. It needs Confirm Input and Confirm Button too.',
		max: MAX,
	}),
	confirmDescription: text({
		name: 'confirmDescription',
		label: 'Confirm Description',
		placeholder: 'e.g. It is away for two minutes.',
		description: 'What the dialog says below its title',
		max: MAX,
	}),
	confirmInput: text({
		name: 'confirmInput',
		label: 'Confirm Input',
		placeholder: 'e.g. Why?',
		description: `What the dialog asks the user to write; at most ${MAX_INPUT} characters`,
		max: MAX_INPUT,
	}),
	confirmButton: text({
		name: 'confirmButton',
		label: 'Confirm Button',
		placeholder: 'e.g. Restart',
		description: "The label of the dialog's button",
		max: MAX,
	}),
	cancelButton: text({
		name: 'cancelButton',
		label: 'Cancel Button',
		placeholder: 'e.g. Leave it',
		description: 'The label of the button that does nothing',
		max: MAX,
	}),
	confirmMood: choice({
		name: 'confirmMood',
		label: 'Confirm Mood',
		description: 'How the dialog looks',
		options: [
			{ name: 'Positive', value: 'positive', description: 'Green' },
			{ name: 'Neutral', value: 'neutral', description: 'Gray' },
			{ name: 'Negative', value: 'negative', description: 'Red' },
		],
	}),
	confirmRequired: boolean({
		name: 'confirmRequired',
		label: 'Confirm Input Required',
		description: 'Whether the user must write something to go on',
	}),
};

/** @returns the question before a button acts, where there is one */
export function toConfirmation({
	confirmTitle: title,
	confirmDescription: description,
	confirmInput: input,
	confirmButton: button_label,
	cancelButton: cancel_button_label,
	confirmMood: emotion = 'positive',
	confirmRequired,
}: Values<typeof confirmationFields>): IDataObject | undefined {
	const words = { title, description, input, button_label, cancel_button_label };
	if (Object.values(words).every((word) => word === undefined)) return undefined;
	// Published as the word, not as a boolean.
	return { ...words, emotion, mandatory: confirmRequired ? 'true' : undefined };
}

export const confirmationRule = objectOf({
	title: required(confirmationFields.confirmTitle),
	description: optional(confirmationFields.confirmDescription),
	input: required(confirmationFields.confirmInput),
	button_label: required(confirmationFields.confirmButton),
	cancel_button_label: optional(confirmationFields.cancelButton),
	emotion: optional(confirmationFields.confirmMood),
});
