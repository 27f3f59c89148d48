/** Fields of every credential that connects an account. */
import type { INodeProperties } from 'n8n-workflow';

import { dataCenters } from '../nodes/ZohoCliq/cliq/dataCenters';
import { choices } from '../nodes/ZohoCliq/cliq/permissions';
import { SAFE_BASE_URL } from '../nodes/ZohoCliq/cliq/urls';

/** The entries that hold a host of Zoho. */
type HostEntry = 'cliqUrl' | 'accountsUrl';

/** The hosts that n8n's HTTP Request node may send the token to; a port is no part of them. */
export function allowedHosts(...entries: readonly HostEntry[]): string {
	const hosts = Object.fromEntries(
		Object.entries(dataCenters).map(([id, urls]) => [
			id,
			entries.map((entry) => urls[entry].replace('https://', '')).join(','),
		]),
	);
	const urls = entries.map((entry) => `$self["${entry}"]`).join(', ');
	const custom = `[${urls}].filter((url) => $self["dataCenter"] === "custom" && ${SAFE_BASE_URL}.test(url)).map((url) => url.replace(/^\\w+:\\/\\/|(?::\\d+)?(?:\\/.*)?$/g, "")).join(",")`;
	return `={{ (${JSON.stringify(hosts)})[$self["dataCenter"]] ?? ${custom} }}`;
}

/** @returns the choice of a data center */
export function dataCenterField(description: string): INodeProperties {
	return {
		displayName: 'Data Center',
		name: 'dataCenter',
		type: 'options',
		options: [
			...Object.entries(dataCenters).map(([value, { label: name }]) => ({ name, value })),
			{ name: 'Custom', value: 'custom' },
		],
		default: 'us',
		description,
		hint: 'See the address bar in Cliq: cliq.zoho.eu means Europe (zoho.eu)',
	};
}

/** Where Cliq is, if it is in none of the data centers. */
export const cliqUrlField: INodeProperties = {
	displayName: 'Cliq URL',
	name: 'cliqUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://cliq.zoho.com',
	description: 'Base address of Cliq. Must start with https:// (http:// only on this machine).',
	hint: 'https://, or http://localhost',
	displayOptions: { show: { dataCenter: ['custom'] } },
};

/** Where the account is. */
export const connectionFields: INodeProperties[] = [
	dataCenterField(
		'Data center of your Zoho account. The client must be registered there too, or be enabled for it in the API console (Multi-DC).',
	),
	{
		displayName: 'Accounts URL',
		name: 'accountsUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://accounts.zoho.com',
		description:
			'Base address of the OAuth server. Must start with https:// (http:// only on this machine).',
		hint: 'https://, or http://localhost',
		displayOptions: { show: { dataCenter: ['custom'] } },
	},
	cliqUrlField,
];

/** The permissions to choose from; what they mean for a credential is said there. */
export const permissionsField = {
	displayName: 'Permissions',
	name: 'permissions',
	type: 'multiOptions',
	options: Object.entries(choices).map(([value, { name, description }]) => ({
		value,
		name,
		description,
	})),
	default: [],
} satisfies INodeProperties;

/** How calls are made. */
export const usageFields: INodeProperties[] = [
	{
		displayName: 'Cliq Network',
		name: 'network',
		type: 'string',
		default: '',
		placeholder: 'e.g. zylkerpartners',
		description:
			'Unique name or ID of the Cliq Network, shown in the address after /network/. Leave empty for your own organization.',
		hint: 'Leave empty unless you share a Cliq Network with another organization',
	},
	{
		displayName: "Share of Cliq's Limits (%)",
		name: 'limitShare',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100 },
		default: 100,
		placeholder: 'e.g. 50',
		description:
			'How much of the calls that Cliq allows a minute each n8n process may make. In queue mode, divide 100 by the number of processes that call Cliq: 50 for two workers. Leave 100 for a single n8n.',
		hint: 'Leave 100 unless n8n runs with several workers',
	},
];

/** @returns where n8n may send the token: to the hosts in these entries */
export function domainFields(...entries: readonly HostEntry[]): INodeProperties[] {
	return [
		{
			// n8n adds a visible field otherwise; a hidden one its editor leaves alone. [n8n 2.40]
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'hidden',
			default: 'domains',
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'hidden',
			default: allowedHosts(...entries),
		},
	];
}
