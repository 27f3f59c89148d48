import type { Entry } from '../../../fields';
import {
	boolean,
	choice,
	contextOf,
	entries,
	jsonList,
	named,
	refuse,
	shownFor,
	text,
	trimmed,
} from '../../../fields';
import type { ItemParameters } from '../../../fields/parameters';

/** Types by n8n's names. Without files: an answer is one small item. */
const TYPES = {
	text: 'Text Input',
	textarea: 'Textarea',
	number: 'Number',
	email: 'Email',
	date: 'Date',
	dropdown: 'Dropdown',
	radio: 'Radio Buttons',
	checkbox: 'Checkboxes',
} as const;

type ElementType = keyof typeof TYPES;

const WITH_OPTIONS = ['dropdown', 'radio', 'checkbox'];

/** One field of a custom form. */
export interface FormElement {
	readonly label: string;
	readonly type: ElementType;
	readonly placeholder: string;
	readonly standard: string;
	readonly options: readonly string[];
	readonly isRequired: boolean;
}

/** What the answer itself names this way, or n8n takes for an approval. */
const RESERVED = ['approved', 'respondedAt', 'respondedBy', 'timedOut'];

const defineForm = choice({
	name: 'defineForm',
	description: 'How to define the form',
	isFixed: true,
	show: { responseType: ['customForm'] },
	options: { fields: 'Using Fields Below', json: 'Using JSON' },
});

const element = named({
	fieldLabel: trimmed({
		label: 'Label',
		description: 'Shown above the field, and the name of the answer',
		placeholder: 'e.g. Reason',
	}),
	fieldType: choice({
		label: 'Element Type',
		description: 'What kind of field it is',
		options: TYPES,
	}),
	placeholder: trimmed({
		description: 'Shown in the empty field',
		placeholder: 'e.g. A sentence is enough',
		show: { fieldType: ['text', 'textarea', 'number', 'email'] },
	}),
	fieldOptions: entries({
		label: 'Options',
		description: 'What can be chosen',
		show: { fieldType: WITH_OPTIONS },
		entry: { name: 'values', label: 'Option' },
		fields: {
			option: trimmed({ description: 'What can be chosen', placeholder: 'e.g. Berlin' }),
		},
	}),
	defaultValue: text({
		description:
			'Filled in or selected beforehand; separate several checkboxes with commas; write a date as 2026-01-31',
		placeholder: 'e.g. Berlin',
	}),
	requiredField: boolean({
		default: false,
		description: 'Whether the field must be filled in',
	}),
});

const elements = shownFor(
	{ responseType: ['customForm'], defineForm: ['fields'] },
	entries({
		name: 'formFields',
		label: 'Form Elements',
		description: 'The fields of the form, in order',
		entry: { name: 'values', label: 'Form Element' },
		fields: element,
	}),
);

const elementsJson = shownFor(
	{ responseType: ['customForm'], defineForm: ['json'] },
	jsonList(
		{
			name: 'jsonOutput',
			label: 'Form Fields',
			description: "The fields of the form, as n8n's own forms define them (without files)",
		},
		'[\n  {\n    "fieldLabel": "Reason",\n    "fieldType": "textarea",\n    "requiredField": true\n  }\n]',
		() => true,
		'must be a list of objects, one for each field',
	),
);

/** The fields that define a custom form. */
export const formFields = [defineForm, elements, elementsJson];

/** @throws INVALID_INPUT for a form that nobody could fill in, or whose answer could not be told from another */
export function readElements(parameters: ItemParameters): FormElement[] {
	const isJson = parameters.require(defineForm) === 'json';
	const used = isJson ? elementsJson : elements;
	const at = contextOf(used.property, parameters.timezone);
	const given = isJson
		? (elements.read({ values: parameters.require(elementsJson) }, at) ?? [])
		: parameters.require(elements);
	const read = given.map(toElement);
	const labels = read.map(({ label }) => label);
	const twice = labels.find((label, index) => labels.indexOf(label) !== index);
	if (twice !== undefined) throw refuse(at, `has two fields with the label "${twice}"`);
	return read;
}

function toElement(entry: Entry<typeof element>): FormElement {
	const { fieldLabel: label, fieldType: type = 'text', placeholder = '', defaultValue } = entry;
	if (label === undefined) throw entry.refuse('fieldLabel', 'must not be empty');
	if (RESERVED.includes(label)) {
		throw entry.refuse('fieldLabel', `must not be "${label}", which is reserved`);
	}
	const options = (entry.fieldOptions ?? []).flatMap(({ option }) => option ?? []);
	if (WITH_OPTIONS.includes(type) && options.length === 0) {
		throw entry.refuse('fieldOptions', 'must not be empty');
	}
	const isRequired = entry.requiredField ?? false;
	return { label, type, placeholder, standard: defaultValue ?? '', options, isRequired };
}
