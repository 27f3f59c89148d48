import type { Field } from '../../fields';
import { required, trimmed } from '../../fields';

const typed = trimmed({
	name: 'emoji',
	description: 'An emoji, or its name in Cliq',
	placeholder: 'e.g. :smile:',
});

const named: Field<string> = {
	...typed,
	read(raw, at) {
		const given = typed.read(raw, at);
		return given !== undefined && /^[\w+-]+$/.test(given) ? `:${given}:` : given;
	},
};

/** An emoji, or its name with or without colons: Cliq requires them. [Zoho's OpenAPI] */
export const emoji = required(named);
