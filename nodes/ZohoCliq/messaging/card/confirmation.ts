import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../fields';
import { boolean, choice, named, text } from '../../fields';
import { anyText, objectOf, optional, required } from './schema';

/** The question shown before a button acts. Limits: [Zoho's OpenAPI, buttons.yml] */
export const confirmationFields = named({
	confirmTitle: text({
		placeholder: 'e.g. Restart the server?',
		description: 'Title of a confirmation dialog; requires Confirm Input and Confirm Button too',
		max: 100,
	}),
	confirmDescription: text({
		placeholder: 'e.g. It will be unavailable for two minutes.',
		description: 'Text below the title of the dialog',
		max: 100,
	}),
	confirmInput: text({
		placeholder: 'e.g. Why?',
		description: 'Question that the user answers in the dialog',
		max: 300,
	}),
	confirmButton: text({
		placeholder: 'e.g. Restart',
		description: "Label of the dialog's button",
		max: 100,
	}),
	cancelButton: text({
		placeholder: 'e.g. Leave it',
		description: 'Label of the button that cancels',
		max: 100,
	}),
	confirmMood: choice({
		label: 'Confirmation Style',
		description: 'How the dialog looks',
		options: [
			{ name: 'Positive', value: 'positive', description: 'Green' },
			{ name: 'Neutral', value: 'neutral', description: 'Gray' },
			{ name: 'Negative', value: 'negative', description: 'Red' },
		],
	}),
	confirmRequired: boolean({
		label: 'Confirm Input Required',
		description: 'Whether the user must enter something to continue',
	}),
});

/** @returns the question shown before a button acts, if any */
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
	// Published as a string, not as a boolean.
	return { ...words, emotion, mandatory: confirmRequired ? 'true' : undefined };
}

export const confirmationRule = objectOf({
	title: required(confirmationFields.confirmTitle),
	description: optional(confirmationFields.confirmDescription),
	input: required(confirmationFields.confirmInput),
	button_label: required(confirmationFields.confirmButton),
	cancel_button_label: optional(confirmationFields.cancelButton),
	emotion: optional(confirmationFields.confirmMood, anyText),
});
