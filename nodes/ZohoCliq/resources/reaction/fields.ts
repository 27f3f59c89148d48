import { mapped, required, trimmed } from '../../fields';

const typed = trimmed({
	name: 'emoji',
	description: 'An emoji, or its name in Cliq',
	placeholder: 'e.g. :smile:',
});

/** An emoji, or its name with or without colons: Cliq requires them. [Zoho's OpenAPI] */
export const emoji = required(
	mapped(typed, (given) => (/^[\w+-]+$/.test(given) ? `:${given}:` : given)),
);
