import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { About, Field } from './field';
import { field, mapped } from './field';
import { toBoolean, toChoice, toList } from './coerce';
import { upTo } from './text';

/** An option of a choice. */
type Option<Value extends string> = Pick<INodePropertyOptions, 'name' | 'description'> & {
	readonly value: Value;
};

interface ChoiceAbout<Value extends string> extends About {
	/** Names by value; or a list, if some have a description. */
	readonly options: Readonly<Record<Value, string>> | ReadonlyArray<Option<Value>>;
	/** Defaults to the first option. */
	readonly default?: NoInfer<Value>;
	/** Takes no expression, because it determines which other fields are shown and required. */
	readonly isFixed?: boolean;
}

/** One of several options. */
export function choice<const Value extends string>({
	options: offered,
	default: standard,
	isFixed,
	...about
}: ChoiceAbout<Value>): Field<Value> {
	const options = listed(offered);
	const values = options.map(({ value }) => value);
	const specifics = {
		type: 'options',
		options,
		default: standard ?? values[0] ?? '',
		...(isFixed && { noDataExpression: true }),
	} as const;
	return field(about, specifics, (raw, { label }) => toChoice(label, raw, values));
}

interface ChoicesAbout<Value extends string> extends Omit<ChoiceAbout<Value>, 'default'> {
	/** Defaults to none. */
	readonly default?: ReadonlyArray<NoInfer<Value>>;
}

/** Any number of options; undefined if none is selected. */
export function choices<const Value extends string>({
	options: offered,
	default: standard,
	isFixed,
	...about
}: ChoicesAbout<Value>): Field<Value[]> {
	const options = listed(offered);
	const values = options.map(({ value }) => value);
	const specifics: Pick<INodeProperties, 'type' | 'default'> & Partial<INodeProperties> = {
		type: 'multiOptions',
		options,
		default: [...(standard ?? [])],
		...(isFixed && { noDataExpression: true }),
	};
	return field(about, specifics, (raw, at) => {
		const chosen = toList(at.label, raw);
		return upTo(
			at,
			chosen.map((entry) => toChoice(at.label, entry, values)),
		);
	});
}

function listed<Value extends string>(
	options: ChoiceAbout<Value>['options'],
): Array<Option<Value>> {
	if (Symbol.iterator in options) return [...options];
	return Object.entries<string>(options).map(([value, name]) => ({ name, value: value as Value }));
}

/** True or false. A switch that the user adds starts on: hardly anyone adds one to leave it off. */
export function boolean({
	default: standard = true,
	...about
}: About & { readonly default?: boolean }): Field<boolean> {
	const specifics = { type: 'boolean', default: standard } as const;
	return field(about, specifics, (raw, { label }) => toBoolean(label, raw));
}

/** True or false, sent as one of two words. */
export function toggle(
	about: About & { readonly default?: boolean },
	[yes, no]: readonly [string, string],
): Field<string> {
	return mapped(boolean(about), (isOn) => (isOn ? yes : no));
}
