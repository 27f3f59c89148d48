import { channelUnknown, noPermission } from '../answers';
import type { Role } from '../channelDetails';
import type { Call } from '../endpoint';
import type { Channel, Organization, User } from '../organization';
import { isoTime } from './paging';

/** The channel that a path names, if the caller may see it. */
export function visible({ organization, params, user, network }: Call): Channel {
	const found = organization
		.channelsIn(network)
		.find(({ id, uniqueName }) => id === params.channelId || uniqueName === params.channel);
	if (!found || (found.level === 'private' && !isJoined(organization, found, user))) {
		throw channelUnknown();
	}
	return found;
}

/**
 * The channel that a path names, for those who may change it. Single permissions are not simulated: its admins may,
 * and so may those of the organization.
 */
export function managed(call: Call): Channel {
	const channel = visible(call);
	const role = roleOf(channel, call.user.id);
	if (role !== 'super_admin' && role !== 'admin' && !call.user.admin) throw noPermission();
	return channel;
}

/** ZUIDs of those in a channel. */
export function membersOf(organization: Organization, { chatId }: Channel): string[] {
	return organization.findChat(chatId)?.members ?? [];
}

export function isJoined(organization: Organization, channel: Channel, user: User): boolean {
	return membersOf(organization, channel).includes(user.id);
}

export function roleOf({ roles }: Channel, userId: string): Role {
	return roles[userId] ?? 'member';
}

/** The time of the last message in a channel. */
export function modifiedAt(organization: Organization, { chatId, createdAt }: Channel): number {
	return organization.findChat(chatId)?.modifiedAt ?? createdAt;
}

/** A channel as in Cliq's responses [spec, v2 channels]. */
export function channelRecord(
	organization: Organization,
	channel: Channel,
	user: User,
): Record<string, unknown> {
	const teams = organization.teams.filter(({ id }) => channel.teamIds.includes(String(id)));
	const total = organization.messages.filter(({ chatId }) => chatId === channel.chatId).length;
	return {
		name: `#${channel.name}`,
		chat_id: channel.chatId,
		description: channel.description,
		...(channel.image !== undefined && {
			image_url: `https://cliq.zoho.com/channel/${channel.id}/photo.do`,
		}),
		level: channel.level,
		invite_only: channel.inviteOnly || channel.level === 'private',
		status: channel.status,
		channel_id: channel.id,
		organization_id: organization.id,
		creator_id: channel.creatorId,
		creator_name: organization.findUser(channel.creatorId)?.name ?? '',
		creation_time: isoTime(channel.createdAt),
		last_modified_time: isoTime(modifiedAt(organization, channel)),
		current_user_role: roleOf(channel, user.id),
		participant_count: membersOf(organization, channel).length,
		// With a right that cannot be written [n8n peer node].
		...Object.fromEntries(
			Object.entries(channel.permissions).map(([role, rights]) => [
				role,
				{ ...rights, manage_chat_apps: false },
			]),
		),
		unique_name: channel.uniqueName,
		teams: Object.fromEntries(teams.map(({ id, name }) => [id, name])),
		joined: isJoined(organization, channel, user),
		pinned: channel.pinned,
		total_message_count: String(total),
		unread_message_count: 0,
	};
}
