import { ZohoCliqOAuth2Api } from '../../credentials/ZohoCliqOAuth2Api.credentials';
import { buttons, credential, fields } from '../../nodes/ZohoCliq/words';
import * as words from '../../nodes/ZohoCliq/words';
import { credentialProperties, nodeProperties } from '../support/properties';

/** All labels of a form, at any depth. */
function namesIn(form: unknown): Set<unknown> {
	const names = new Set<unknown>();
	JSON.stringify(form, (key, value: unknown) => {
		if (key === 'displayName' || key === 'name') names.add(value);
		return value;
	});
	return names;
}

const node = namesIn(nodeProperties);

describe('labels quoted in errors', () => {
	it.each([
		...Object.values(fields),
		words.WAIT_CHOICE,
		words.SHARE_CHOICE,
		words.LIST_MODE,
		words.NAME_MODE,
		words.EMAIL_MODE,
	])('match the node’s form: %s', (name) => {
		expect(node).toContain(name);
	});

	const { clientId, clientSecret, ...ours } = credential;

	it.each(Object.values(ours))('match the credential: %s', (name) => {
		expect(namesIn(credentialProperties)).toContain(name);
	});

	it.each([clientId, clientSecret])(
		'include fields that n8n adds and the notice names: %s',
		(name) => {
			const [notice] = new ZohoCliqOAuth2Api().properties;
			expect(notice?.displayName).toContain(name);
		},
	);

	it('match the names of operations in the form', () => {
		for (const name of words.UPDATE_MESSAGE.split(': ')) expect(node).toContain(name);
	});

	it('include the buttons of both n8n lines', () => {
		for (const button of Object.values(buttons)) expect(button).toContain('n8n 1.x');
	});
});
