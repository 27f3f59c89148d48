import { text } from '../../fields';

/** Cliq wants it of a bot that came with an extension. [Zoho's OpenAPI] */
export const appKey = text({
	name: 'appKey',
	label: 'App Key',
	description: 'Only for a bot that came with an extension: the key of that extension',
	placeholder: 'e.g. 1a2b3c4d5e6f',
});
