import { get, group } from './endpoint';

const CSV = { headers: { 'Content-Type': 'text/csv' } } as const;

/** For administrators. Zoho's document names the first scope everywhere; another n8n node needs the second too. */
export const exported = group('exported', {
	getChats: get('/maintenanceapi/v2/chats', 'OrganizationChats.READ', undefined, CSV),
	getChannels: get(
		'/maintenanceapi/v2/channels',
		['OrganizationChats.READ', 'OrganizationChannels.READ'],
		undefined,
		CSV,
	),
	getChatMembers: get(
		'/maintenanceapi/v2/chats/{chat}/members',
		'OrganizationChats.READ',
		undefined,
		CSV,
	),
	getMessages: get('/maintenanceapi/v2/chats/{chat}/messages', [
		'OrganizationChats.READ',
		'OrganizationMessages.READ',
	]),
});
