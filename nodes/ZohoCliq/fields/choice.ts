import type { INodePropertyOptions } from 'n8n-workflow';

import type { About, Field } from './field';
import { field } from './field';
import { toBoolean, toChoice, toList } from './coerce';
import { upTo } from './text';

/** An option of a choice. */
type Option<Value extends string> = Pick<INodePropertyOptions, 'name' | 'description'> & {
	readonly value: Value;
};

interface ChoiceAbout<Value extends string> extends About {
	readonly options: ReadonlyArray<Option<Value>>;
	/** Defaults to the first option. */
	readonly default?: NoInfer<Value>;
}

/** One of several options. */
export function choice<const Value extends string>({
	options,
	default: standard = options[0]?.value,
	...about
}: ChoiceAbout<Value>): Field<Value> {
	const values = options.map(({ value }) => value);
	const specifics = { options: [...options], default: standard ?? '' };
	return field(about, { type: 'options', ...specifics }, (raw, at) =>
		toChoice(at.label, raw, values),
	);
}

/** Any number of options; undefined if none is selected. */
export function choices<const Value extends string>({
	options,
	...about
}: Omit<ChoiceAbout<Value>, 'default'>): Field<Value[]> {
	const values = options.map(({ value }) => value);
	return field(about, { type: 'multiOptions', options: [...options], default: [] }, (raw, at) =>
		upTo(
			undefined,
			at,
			toList(at.label, raw).map((entry) => toChoice(at.label, entry, values)),
		),
	);
}

/** True or false. */
export function boolean({
	default: standard = false,
	...about
}: About & { readonly default?: boolean }): Field<boolean> {
	return field(about, { type: 'boolean', default: standard }, (raw, at) =>
		toBoolean(at.label, raw),
	);
}

/** True or false, sent as one of two words. */
export function toggle(
	about: About & { readonly default?: boolean },
	[yes, no]: readonly [string, string],
): Field<string> {
	const either = boolean(about);
	return {
		...either,
		read: (raw, at) => {
			const isOn = either.read(raw, at);
			return isOn === undefined ? undefined : isOn ? yes : no;
		},
	};
}
