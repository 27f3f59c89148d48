/** Roles in a channel, from most to least powerful [spec, v2 channels]. */
export const ROLES = ['super_admin', 'admin', 'moderator', 'member'] as const;

export type Role = (typeof ROLES)[number];

/** Permissions of a role [spec, v2 channels]. */
export const RIGHTS = [
	'send_message',
	'edit_channel_info',
	'delete_channel',
	'archive_channel',
	'clear_all_messages',
	'add_participant',
	'remove_participant',
	'mention_users',
	'unarchive_channel',
	'leave_channel',
	'special_mentions',
	'edit_my_msg',
	'delete_my_msg',
	'video_conference',
	'sticky_message',
	'audio_conference',
	'post_reply',
	'delete_others_message',
	'prime_time',
	'close_thread',
] as const;

/** Keys of the three roles whose permissions can be set. */
export const PERMISSION_KEYS = [
	'admin_permission',
	'moderator_permission',
	'member_permission',
] as const;

type Rights = Readonly<Record<string, boolean>>;

/** The properties of a channel besides its name, its chat and its level. */
export interface ChannelDetails {
	inviteOnly: boolean;
	/** Roles of those who are more than members, by ZUID. */
	roles: Record<string, Role>;
	permissions: Record<(typeof PERMISSION_KEYS)[number], Rights>;
	config: Record<string, unknown>;
	teamIds: string[];
	/** By the connected user. */
	pinned: boolean;
	/** Base64, as sent. */
	image?: string;
	/** ZUIDs of those who follow all its threads. */
	autoFollowers: string[];
}

/** Cliq's defaults are not documented: here everyone may do whatever is harmless. */
const ONLY_FOR_SOME: readonly string[] = [
	'delete_channel',
	'clear_all_messages',
	'remove_participant',
	'delete_others_message',
	'prime_time',
];

const rights = (isAllowed: (right: string) => boolean): Rights =>
	Object.fromEntries(RIGHTS.map((right) => [right, isAllowed(right)]));

const adminRights = rights(() => true);
const moderatorRights = rights((right) => right !== 'delete_channel');
const memberRights = rights((right) => !ONLY_FOR_SOME.includes(right));

/** The details of a new channel. */
export function newDetails(creatorId: string): ChannelDetails {
	return {
		inviteOnly: false,
		roles: { [creatorId]: 'super_admin' },
		permissions: {
			admin_permission: adminRights,
			moderator_permission: moderatorRights,
			member_permission: memberRights,
		},
		config: {},
		teamIds: [],
		pinned: false,
		autoFollowers: [],
	};
}
