import { ZohoCliqWebhookSecretApi } from '../../credentials/ZohoCliqWebhookSecretApi.credentials';
import { ZohoCliqTrigger } from '../../nodes/ZohoCliqTrigger/ZohoCliqTrigger.node';
import codex from '../../nodes/ZohoCliqTrigger/ZohoCliqTrigger.node.json';
import { authentications } from '../../nodes/ZohoCliq/cliq/authentication';
import { delugeScript } from '../../nodes/ZohoCliq/events/delugeScript';
import { EVENTS } from '../../nodes/ZohoCliq/events/kinds';
import { SHORTEST_SECRET } from '../../nodes/ZohoCliq/events/secret';

const node = new ZohoCliqTrigger();
const { description } = node;

describe('the trigger', () => {
	it('shows the script of each event, to copy only', () => {
		for (const event of EVENTS) {
			expect(description.properties).toContainEqual(
				expect.objectContaining({
					default: delugeScript(event),
					typeOptions: expect.objectContaining({ editorIsReadOnly: true }) as object,
					displayOptions: { show: { connection: ['deluge'], events: [event] } },
				}),
			);
		}
	});

	it('asks for the credential that its connection uses', () => {
		expect(description.credentials).toMatchObject([
			...Object.entries(authentications)
				.filter(([way]) => way !== 'webhookToken')
				.map(([way, { credentialType: name }]) => ({
					name,
					displayOptions: { show: { connection: ['webhookBot'], authentication: [way] } },
				})),
			{
				name: new ZohoCliqWebhookSecretApi().name,
				displayOptions: { show: { connection: ['deluge'] } },
			},
		]);
	});

	// n8n's editor hides the fields that another one with a credential's name in `show` depends on. [n8n 2.40]
	it('leaves Connection in the form', () => {
		expect(description.properties[0]).toMatchObject({
			name: 'authentication',
			displayOptions: { hide: { connection: ['deluge'] } },
		});
	});

	it('has n8n leave the body to it', () => {
		const [hidden] = description.properties.filter(({ name }) => name === 'options');
		expect(hidden).toMatchObject({ type: 'hidden', default: { binaryData: true } });
		expect(description.version).toBe(1);
	});

	it('is below 25 KB, since every editor loads it', () => {
		expect(Buffer.byteLength(JSON.stringify(description))).toBeLessThan(25_000);
	});

	it('is referenced by its codex with the full name that n8n gives it', () => {
		expect(codex.node).toBe(`n8n-nodes-zoho-cliq.${description.name}`);
	});
});

describe('the test of a secret', () => {
	const test = async (data: Record<string, string>) =>
		await node.methods.credentialTest.webhookSecret.call(
			{} as never,
			{ id: '1', name: 'Secret', type: 'zohoCliqWebhookSecretApi', data } as never,
		);
	const long = 'x'.repeat(SHORTEST_SECRET);

	it.each<Record<string, string>>([{ secret: long }, { secret: long, previousSecret: long }])(
		'accepts %j',
		async (data) => {
			expect(await test(data)).toMatchObject({ status: 'OK' });
		},
	);

	it.each<[string, Record<string, string>]>([
		['Secret', {}],
		['Secret', { secret: long.slice(1) }],
		['Secret', { secret: ' '.repeat(20) }],
		['Previous Secret', { secret: long, previousSecret: 'short' }],
	])('names the field that is too short: %s of %j', async (label, data) => {
		const { status, message } = await test(data);
		expect({ status, message }).toEqual({
			status: 'Error',
			message: `${label} has to be at least ${SHORTEST_SECRET} characters long`,
		});
	});
});
