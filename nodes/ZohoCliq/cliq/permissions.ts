import type { PermissionName } from './endpoints';
import { endpoints } from './endpoints';

/** A permission as the credential offers it. */
export interface Permission {
	readonly name: string;
	/** What it allows, in the words of a user. */
	readonly description: string;
}

/** Every permission beyond `core`, in the order the credential lists them. */
export const permissions: Readonly<Record<Exclude<PermissionName, 'core'>, Permission>> = {
	deleteMessages: {
		name: 'Delete Messages',
		description: 'Delete messages that you or your bots sent',
	},
	downloadFiles: {
		name: 'Download Files',
		description: 'Download files that were shared in your conversations',
	},
	editMessages: { name: 'Edit Messages', description: 'Change messages that you sent' },
	manageChannels: {
		name: 'Manage Channels',
		description: 'Create, change, archive and delete channels, and change who is in them',
	},
	manageChats: {
		name: 'Manage Chats',
		description: 'Mute and leave chats, pin messages, follow and close threads',
	},
	manageTeams: { name: 'Manage Teams', description: 'See, create, change and delete teams' },
	manageUsers: {
		name: 'Manage Users',
		description: 'Add users to your organization and change their details',
	},
	react: { name: 'React to Messages', description: 'See, add and remove reactions' },
	readMessages: { name: 'Read Messages', description: 'Read messages in your conversations' },
	reminders: { name: 'Reminders', description: 'See, set, change and delete reminders' },
	scheduleMessages: {
		name: 'Schedule Messages',
		description: 'Have messages sent at a later time',
	},
	setStatus: { name: 'Set Status', description: 'Change your status and your status messages' },
};

/**
 * @param permission `core` or one that a user grants
 * @returns the scopes behind it, each once: those of every endpoint that needs this permission
 */
export function scopesOf(permission: PermissionName): string[] {
	const granted = Object.values(endpoints).filter((endpoint) => endpoint.permission === permission);
	return [...new Set(granted.map((endpoint) => endpoint.scope))];
}

/**
 * @param scope a scope that an endpoint needs
 * @returns which permission grants it, or undefined for a scope that no endpoint names
 */
export function permissionFor(scope: string): PermissionName | undefined {
	return Object.values(endpoints).find((endpoint) => endpoint.scope === scope)?.permission;
}

/** @returns the permission's name as the credential shows it */
export function permissionLabel(permission: PermissionName): string {
	return permission === 'core' ? 'core set, always requested' : permissions[permission].name;
}

/**
 * @param scopes as a token answer or a credential writes them: separated by commas, spaces or both
 * @returns each scope once, in order
 */
export function parseScopes(scopes: string): string[] {
	return [...new Set(scopes.split(/[\s,]+/).filter((scope) => scope !== ''))];
}

/**
 * @param granted scopes that a token has
 * @param scope a scope that is needed
 * @returns whether the token has it; `ZohoCliq.Users.ALL` counts for `ZohoCliq.Users.READ`.
 * Letter case is ignored: Zoho's documents and token answers differ in it.
 */
export function grants(granted: readonly string[], scope: string): boolean {
	const wanted = [scope, scope.replace(/\.[^.]*$/, '.ALL')].map((name) => name.toLowerCase());
	return granted.some((name) => wanted.includes(name.toLowerCase()));
}
