import { choices, definitions, permissions } from '../../nodes/ZohoCliq/cliq/permissions';
import {
	fullScope,
	grants,
	parseScopes,
	permissionFor,
	scopesOf,
} from '../../nodes/ZohoCliq/cliq/scopes';
import { operations } from '../../nodes/ZohoCliq/resources';
import { everyOperation } from '../support/forms';
import { endpoint, endpoints } from '../support/endpoints';

const endpointNames = endpoints.map(({ id }) => id).filter((id) => id !== 'users.getBuddies');

describe('permissions', () => {
	it('are exactly those saved in existing credentials', () => {
		expect(Object.keys(permissions).sort()).toEqual(
			[
				'readMessages',
				'editMessages',
				'deleteMessages',
				'downloadFiles',
				'forwardAndStar',
				'react',
				'scheduleMessages',
				'manageChannels',
				'manageChats',
				'manageTeams',
				'manageUsers',
				'databaseRecords',
				'manyDatabaseRecords',
				'manageDatabases',
				'manageBots',
				'buildPlatform',
				'manageExtensions',
				'mapTickers',
				'seeOrganization',
				'manageOrganizationChart',
				'exportConversations',
				'manageUserFields',
				'manageOrganization',
				'setStatus',
				'attendance',
				'attendancePeople',
				'calendar',
				'calls',
				'reminders',
			].sort(),
		);
	});

	it.each(Object.entries(permissions))('include a plain description of %s', (_value, shown) => {
		expect(shown.name).toMatch(/^[A-Z][A-Za-z, ]+$/);
		expect(shown.description.length).toBeGreaterThan(10);
		expect(shown.name + shown.description).not.toMatch(/scope|ZohoCliq|\.$/i);
	});

	it('have the same names in errors as in the credential', () => {
		expect(definitions.readMessages.name).toBe('Read Messages');
		expect(definitions.core.name).toBe('Always Included');
	});
});

describe('the scopes of the permissions', () => {
	const names = ['core', ...Object.keys(permissions)] as Array<Parameters<typeof scopesOf>[0]>;

	it.each([
		['core', 'Webhooks.CREATE Bots.READ Channels.READ Chats.READ Users.READ Profile.READ'],
		['readMessages', 'Messages.READ'],
		['editMessages', 'Messages.UPDATE'],
		['deleteMessages', 'Messages.DELETE'],
		['downloadFiles', 'Attachments.READ'],
		['react', 'messageactions.READ messageactions.CREATE messageactions.DELETE'],
		['forwardAndStar', 'Messages.CREATE'],
		['scheduleMessages', 'messages.CREATE Messages.READ Messages.UPDATE Messages.DELETE'],
		['manageTeams', 'Teams.READ Teams.CREATE Teams.UPDATE Teams.DELETE'],
		['setStatus', 'Profile.CREATE Profile.UPDATE Profile.DELETE'],
		['manageBots', 'Bots.CREATE Bots.UPDATE Bots.DELETE'],
	] as const)('map %s to %s', (permission, scopes) => {
		expect(scopesOf(permission)).toEqual(scopes.split(' ').map((scope) => `ZohoCliq.${scope}`));
	});

	it.each(names)('include at least one scope for %s, each once', (permission) => {
		const scopes = scopesOf(permission);
		expect(scopes).not.toEqual([]);
		expect(new Set(scopes).size).toBe(scopes.length);
		// Those that are not Cliq's.
		const others = scopes.filter(
			(scope) => !/^(Profile\.orguserphoto|Zoho(Calendar|People)\.[a-z]+)\.[A-Z]+$/.test(scope),
		);
		expect(others.filter((scope) => !/^ZohoCliq\.[A-Za-z]+\.[A-Z]+$/.test(scope))).toEqual([]);
	});

	it('belong to one permission each, except those that scheduled messages and attendance need too', () => {
		const all = names.flatMap(scopesOf);
		expect(all.filter((scope, index) => all.indexOf(scope) !== index)).toEqual([
			'ZohoCliq.Messages.READ',
			'ZohoCliq.Messages.UPDATE',
			'ZohoCliq.Messages.DELETE',
			'ZohoCliq.Profile.UPDATE',
		]);
	});

	it('that several have are named after the one that asks for the least', () => {
		expect(permissionFor('ZohoCliq.Messages.READ')).toBe('readMessages');
		expect(permissionFor('ZohoCliq.Messages.UPDATE')).toBe('editMessages');
		expect(permissionFor('ZohoCliq.Messages.DELETE')).toBe('deleteMessages');
	});

	it('leave out a scope that need not be granted', () => {
		expect(endpoint('users.getBuddies').scopes).toEqual(['ZohoCliq.Buddies.READ']);
		expect(permissionFor('ZohoCliq.Buddies.READ')).toBeUndefined();
	});

	it('include the scope of Zoho’s profiles for pictures', () => {
		expect(scopesOf('manageUsers')).toContain('Profile.orguserphoto.UPDATE');
	});

	it.each(endpointNames)('include %s in a permission of the credential', (name) => {
		const { scopes, permission } = endpoint(name);
		expect(names).toContain(permission);
		expect(scopesOf(permission)).toEqual(expect.arrayContaining([...scopes]));
		for (const scope of scopes) expect(permissionFor(scope)).toBeDefined();
	});

	it('cover sending, sharing and the check of access with the core set alone', () => {
		const core = scopesOf('core');
		const lacking = operations.filter(({ definition }) =>
			definition.endpoints.some(({ scopes }) => scopes.some((scope) => !core.includes(scope))),
		);
		const names = lacking.map(({ resource, operation }) => `${resource}.${operation}`);
		for (const name of ['send', 'sendTable', 'upload', 'sendMessage', 'checkAccess']) {
			expect(names.filter((lacked) => lacked.endsWith(`.${name}`))).toEqual([]);
		}
		const unknown = everyOperation.filter(({ definition }) => definition.endpoints.length === 0);
		expect(unknown.map(({ resource, operation }) => `${resource}.${operation}`)).toEqual([
			'api.request',
		]);
	});

	it('include no permission for a custom scope', () => {
		expect(permissionFor('ZohoCliq.Unheard.READ')).toBeUndefined();
	});
});

describe('the permission all', () => {
	/** Requested by it: in Cliq's v2 documents, or on Zoho's help page for teams. Add none of v3 only. */
	const PROVEN = [
		'Messages.READ Messages.UPDATE Messages.DELETE Attachments.READ messages.CREATE',
		'messageactions.READ messageactions.CREATE messageactions.DELETE',
		'Reminders.CREATE Reminders.READ Reminders.UPDATE Reminders.DELETE',
		'Profile.CREATE Profile.UPDATE Profile.DELETE',
		'Channels.CREATE Channels.UPDATE Channels.DELETE Chats.UPDATE Chats.CREATE Chats.DELETE',
		'Teams.READ Teams.CREATE Teams.UPDATE Teams.DELETE',
	].flatMap((scopes) => scopes.split(' '));

	const { all, ...others } = choices;

	it('is offered first, and every other permission after it', () => {
		expect(Object.keys(choices)).toEqual(['all', ...Object.keys(permissions)]);
		expect(others).toEqual(permissions);
		expect(all?.name).toBe('All Everyday Permissions');
	});

	it('includes only scopes that every organization has, and none of administrators', () => {
		expect(all?.scopes.filter((scope) => !PROVEN.includes(scope))).toEqual([]);
		expect(new Set(all?.scopes).size).toBe(all?.scopes.length);
	});

	it('includes the first permissions of the list as a whole, which it names, and none of the others', () => {
		expect(all?.description).toBe('All from Read Messages to Manage Teams');
		const names = Object.values(others).map(({ name }) => name);
		const last = names.indexOf('Manage Teams');
		for (const [index, [permission, { name, scopes }]] of Object.entries(others).entries()) {
			const included = scopes.filter((scope) => all?.scopes.includes(scope));
			const shared = scopes.filter((scope) => permissionFor(fullScope(scope)) !== permission);
			expect([name, included]).toEqual([name, index <= last ? [...scopes] : shared]);
		}
		expect(names[0]).toBe('Read Messages');
	});
});

describe('a list of scopes', () => {
	it.each([
		['commas', 'A.READ,B.READ', ['A.READ', 'B.READ']],
		['spaces', 'A.READ B.READ', ['A.READ', 'B.READ']],
		['both, duplicates and line breaks', ' A.READ, B.READ\n,A.READ ,', ['A.READ', 'B.READ']],
		['nothing', '', []],
	])('is parsed with %s', (_what, text, scopes) => {
		expect(parseScopes(text)).toEqual(scopes);
	});

	it.each([
		['the scope itself', 'ZohoCliq.Users.READ', true],
		['the ALL scope of its kind', 'ZohoCliq.Users.ALL', true],
		['another letter case', 'zohocliq.users.read', true],
		['another action', 'ZohoCliq.Users.CREATE', false],
		['the ALL scope of another kind', 'ZohoCliq.Bots.ALL', false],
		['a longer name', 'ZohoCliq.Users.READER', false],
	])('grants ZohoCliq.Users.READ or not with %s', (_what, granted, expected) => {
		expect(grants(['ZohoCliq.Chats.READ', granted], 'ZohoCliq.Users.READ')).toBe(expected);
	});

	it('tells message actions from reactions, whose scopes differ only in letter case', () => {
		const reactions = ['ZohoCliq.messageactions.CREATE'];
		expect(grants(reactions, 'ZohoCliq.messageactions.CREATE')).toBe(true);
		expect(grants(reactions, 'ZohoCliq.MessageActions.CREATE')).toBe(false);
	});

	it('grants nothing when it is empty', () => {
		expect(grants([], 'ZohoCliq.Users.READ')).toBe(false);
	});
});
