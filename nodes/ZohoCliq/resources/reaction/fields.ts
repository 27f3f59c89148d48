import { input } from '../../fields/inputs';
import { toText } from '../../fields/parameters';

/** An emoji, or the name of one with or without its colons: Cliq wants them. [Zoho's OpenAPI] */
export const emoji = input(
	{
		displayName: 'Emoji',
		name: 'emoji',
		description: 'An emoji, or the name of one in Cliq',
		placeholder: 'e.g. :smile:',
		required: true,
	},
	{ type: 'string', default: '' },
	(raw, field) => {
		const given = toText(field, raw).trim();
		if (given === '') return undefined;
		return /^[\w+-]+$/.test(given) ? `:${given}:` : given;
	},
);
