import { text } from '../../fields';

/** Cliq requires it for a bot that came with an extension. [Zoho's OpenAPI] */
export const appKey = text({
	name: 'appKey',
	placement: 'options',
	description: 'Key of the extension, for bots that are part of one',
	placeholder: 'e.g. 1a2b3c4d5e6f',
});
