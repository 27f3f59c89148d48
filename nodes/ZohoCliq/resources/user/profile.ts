import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../../cliq/json';
import type { Field, FieldContext, InFile, Resolvable } from '../../fields';
import { mapper, prominent, resolve, toPlain, toText, toUserId, Unresolved } from '../../fields';
import { profileFields } from '../../words';

const LABELS: Readonly<Record<string, string>> = profileFields;

const isStandard = (key: string) => Object.hasOwn(LABELS, key);

/** A user's details by the API's own keys, and the organization's custom fields by unique name. */
export const profile: Field<InFile<Resolvable<IDataObject> | undefined>> = prominent(
	mapper(
		{
			name: 'profile',
			label: 'User Fields',
			description: 'What to set, also in custom fields of your organization',
			method: 'getUserFields',
			fieldWords: { singular: 'field', plural: 'fields' },
			addAllFields: false,
			takes: isStandard,
		},
		profileIn,
	),
);

/** @throws INVALID_INPUT, naming the field, for a value that it cannot have */
function profileIn(given: JsonObject, at: FieldContext): Resolvable<IDataObject> | undefined {
	const entries = Object.entries(given)
		.map(([key, value]) => [key, read(key, value, at)] as const)
		.filter(([, value]) => value !== undefined);
	if (entries.length === 0) return undefined;
	return new Unresolved(async (client) => {
		const known: IDataObject = {};
		for (const [key, value] of entries) known[key] = await resolve(client, value);
		return known;
	});
}

/** @returns undefined for a blank standard field; the value of a custom one as it is */
function read(
	key: string,
	value: unknown,
	at: FieldContext,
): Resolvable<string | number | boolean> | undefined {
	if (!isStandard(key)) return toPlain(at, key, value);
	const label = `${at.label}: ${LABELS[key]}`;
	const text = toText(label, value);
	if (text.trim() === '') return undefined;
	if (key === 'reporting_to_zuid') return toUserId(text.trim(), { ...at, label });
	return key.endsWith('_id') ? text.trim() : text;
}
