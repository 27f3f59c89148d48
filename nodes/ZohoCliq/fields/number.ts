import type { About, Field } from './field';
import { field, mapped, refuse } from './field';
import { toNumber } from './coerce';

interface NumberAbout extends About {
	readonly default: number;
	readonly min?: number;
	readonly max?: number;
	/** How many decimal places the form accepts. */
	readonly precision?: number;
}

/** A number within limits. */
export function number({ default: standard, min, max, precision, ...about }: NumberAbout) {
	const typeOptions = {
		...(min !== undefined && { minValue: min }),
		...(max !== undefined && { maxValue: max }),
		...(precision !== undefined && { numberPrecision: precision }),
	};
	const specifics = { type: 'number', default: standard, typeOptions } as const;
	return field<number>(about, specifics, (raw, at) => toNumber(at.label, raw, min, max));
}

/** An integer within limits. */
export function wholeNumber(about: Omit<NumberAbout, 'precision'>): Field<number> {
	return mapped(number({ ...about, precision: 0 }), (given, at) => {
		if (Number.isInteger(given)) return given;
		throw refuse(at, 'must be a whole number');
	});
}
