import type { FieldContext } from '../../fields';
import { checked, choice, json, list, mapped, refuse, required, trimmed } from '../../fields';

/** An extension. Cliq lists none. */
export const extensionId = required(
	trimmed({
		name: 'extension',
		label: 'Extension ID',
		description: 'ID of the extension, as its page in Cliq shows it',
		placeholder: 'e.g. 53719000002124010',
	}),
);

const key = trimmed({
	name: 'extensionKey',
	description: 'Key of the extension from the Cliq Developer Platform; it acts as a password',
	placeholder: 'e.g. 1a2b3c4d5e6f',
});

/** Required in all requests on extensions. */
export const extensionKey = required({
	...key,
	property: { ...key.property, typeOptions: { password: true } },
});

/** Who has the extension. */
export const installedFor = choice({
	name: 'installedFor',
	placement: 'form',
	isFixed: true,
	description: 'Who gets it; needs the consent of an administrator',
	options: { organization: 'Whole Organization', team: 'Teams' },
});

/** @throws INVALID_INPUT for what cannot be a property\u2019s key */
function checkKey(label: FieldContext['label'], name: string): void {
	if (/^[a-z_]{1,30}$/.test(name)) return;
	throw refuse({ label }, `must contain only a-z and _, up to 30 characters, not "${name}"`);
}

/** One property. */
export const property = required(
	checked(
		trimmed({
			name: 'property',
			description: 'Key of the property',
			placeholder: 'e.g. region',
		}),
		checkKey,
	),
);

/** Several properties. */
export const propertyKeys = required(
	checked(
		list({
			name: 'properties',
			label: 'Property Keys',
			description: 'Keys of the properties, comma-separated, up to 10',
			placeholder: 'e.g. region, max_retries',
			max: 10,
		}),
		(label, keys) => {
			for (const each of keys) checkKey(label, each);
		},
	),
);

/** Properties with their values, which are texts. */
export const propertyValues = required(
	mapped(
		json({
			name: 'propertyValues',
			label: 'Properties (JSON)',
			description: 'Values as text by key, for example { "region": "eu", "max_retries": "3" }',
		}),
		(values, { label }) => {
			for (const each of Object.keys(values)) checkKey(label, each);
			return values;
		},
	),
);
