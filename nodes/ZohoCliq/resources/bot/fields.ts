import { text } from '../../fields/inputs';

/** Cliq wants it of a bot that came with an extension. [Zoho's OpenAPI] */
export const appKey = text({
	displayName: 'App Key',
	name: 'appKey',
	description: 'Only for a bot that came with an extension: the key of that extension',
	placeholder: 'e.g. 1a2b3c4d5e6f',
});
