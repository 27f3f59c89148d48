import type { FormElement } from './form';
import type { Problems, Submitted } from './formAnswer';
import { nameOf, textOf, textsOf } from './formAnswer';
import { attributes, escaped } from './html';
import type { Choice, Question } from './question';

/** What somebody sent before, and what is wrong with it. */
interface Before {
	readonly submitted: Submitted | undefined;
	readonly problems: Problems;
}

/** The names of the fields that are not a custom form's. */
export const COMMENT = 'comment';
export const TEXT = 'text';

const COMMENT_FIELD = { label: 'Comment (optional)', type: 'textarea', isRequired: false } as const;
const TEXT_FIELD = { label: 'Your answer', type: 'textarea', isRequired: true } as const;
const BLANK = { placeholder: '', standard: '', options: [] };

/** @returns the fields of a page, as HTML */
export function controlsOf(question: Question, choice: Choice, before: Before): string[] {
	if (choice !== 'respond') {
		return question.asksForComment ? [field({ ...BLANK, ...COMMENT_FIELD }, COMMENT, before)] : [];
	}
	if (question.kind === 'freeText') return [field({ ...BLANK, ...TEXT_FIELD }, TEXT, before)];
	return question.elements.map((element, index) => field(element, nameOf(index), before));
}

function field(element: FormElement, name: string, before: Before): string {
	const { type, label, isRequired } = element;
	const problem = before.problems[name];
	const wrong = problem === undefined ? '' : `<p class="wrong" id="${name}-wrong">${problem}</p>`;
	const words = `${escaped(label)}${isRequired ? ' <span class="soft">(required)</span>' : ''}`;
	if (type === 'radio' || type === 'checkbox') {
		const options = optionsOf(element, name, before).join('\n');
		const described = attributes({ 'aria-describedby': problem && `${name}-wrong` });
		return `<fieldset class="field"${described}>\n<legend>${words}</legend>\n${options}\n${wrong}</fieldset>`;
	}
	return `<div class="field">\n<label for="${name}">${words}</label>\n${control(element, name, before)}\n${wrong}</div>`;
}

/** @returns what is entered at first: what was sent before, or the default */
function valueOf({ standard }: FormElement, name: string, { submitted }: Before): string {
	return submitted ? textOf(submitted, name) : standard;
}

function control(element: FormElement, name: string, before: Before): string {
	const { type, placeholder, isRequired, options } = element;
	const isWrong = before.problems[name] !== undefined;
	const value = valueOf(element, name, before);
	const common = {
		...{ id: name, name, required: isRequired, placeholder: placeholder || undefined },
		...(isWrong && { 'aria-invalid': 'true', 'aria-describedby': `${name}-wrong` }),
	};
	if (type === 'textarea') {
		// The first line break after the tag is not part of the text. [HTML]
		return `<textarea${attributes({ ...common, rows: '4' })}>\n${escaped(value)}</textarea>`;
	}
	if (type === 'dropdown') {
		const all = ['', ...options].map((option) => {
			const selected = option === value;
			return `<option${attributes({ value: option, selected })}>${escaped(option || 'Choose…')}</option>`;
		});
		return `<select${attributes(common)}>${all.join('')}</select>`;
	}
	const step = type === 'number' ? 'any' : undefined;
	return `<input${attributes({ ...common, type, step, value })}>`;
}

function optionsOf(element: FormElement, name: string, before: Before): string[] {
	const { type, options, standard, isRequired } = element;
	const isOne = type === 'radio';
	const chosen = before.submitted
		? textsOf(before.submitted, name)
		: (isOne ? [standard] : standard.split(',')).map((each) => each.trim());
	return options.map((value) => {
		const checked = chosen.includes(value);
		const input = attributes({ type, name, value, checked, required: isOne && isRequired });
		return `<label class="option"><input${input}>${escaped(value)}</label>`;
	});
}
