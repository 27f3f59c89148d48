import type { IDataObject } from 'n8n-workflow';

import { isEmail } from '../../../fields';
import type { FormElement } from './form';

/** What somebody sent with a page: each field as text, or as several. */
export type Submitted = Readonly<Record<string, unknown>>;

/** What is wrong with a field, by its name on the page. */
export type Problems = Readonly<Record<string, string>>;

type Value = string | number | string[] | null;

/** @returns a field's name on the page, which is n8n's as well */
export function nameOf(index: number): string {
	return `field-${index}`;
}

/** @returns the texts sent for a field, without line breaks of Windows */
export function textsOf(submitted: Submitted, name: string): string[] {
	const given = submitted[name];
	const list: unknown[] = Array.isArray(given) ? given : [given];
	return list.flatMap((text) => (typeof text === 'string' ? text.replace(/\r\n?/g, '\n') : []));
}

/** @returns the first text sent for a field, without white space around it */
export function textOf(submitted: Submitted, name: string): string {
	return (textsOf(submitted, name)[0] ?? '').trim();
}

/** @returns the answer by label, and what is wrong with it: the page's own checks can be passed by */
export function readForm(
	elements: readonly FormElement[],
	submitted: Submitted,
): { data: IDataObject; problems: Problems } {
	const problems: Record<string, string> = {};
	const values = elements.map((element, index): [string, Value] => {
		const name = nameOf(index);
		const value =
			element.type === 'checkbox'
				? textsOf(submitted, name).filter((text) => text !== '')
				: textOf(submitted, name) || null;
		const problem = problemWith(element, value);
		if (problem !== undefined) problems[name] = problem;
		return [element.label, element.type === 'number' && value !== null ? Number(value) : value];
	});
	return { data: Object.fromEntries(values), problems };
}

function problemWith(element: FormElement, value: string | string[] | null): string | undefined {
	const { isRequired, options } = element;
	const isEmpty = value === null || value.length === 0;
	if (isEmpty) return isRequired ? 'Please fill in this field.' : undefined;
	if (Array.isArray(value) || options.length > 0) {
		const isOffered = [value].flat().every((text) => options.includes(text));
		return isOffered ? undefined : 'Please choose from what is offered.';
	}
	return FORMATS[element.type]?.(value);
}

const FORMATS: Partial<Record<FormElement['type'], (text: string) => string | undefined>> = {
	number: (text) => (Number.isFinite(Number(text)) ? undefined : 'Please enter a number.'),
	email: (text) => (isEmail(text) ? undefined : 'Please enter an email address.'),
	date: (text) => (isDate(text) ? undefined : 'Please enter a date as 2026-01-31.'),
};

/** JavaScript turns 30 February into 2 March. */
function isDate(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
