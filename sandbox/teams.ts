import type { Organization, User } from './organization';

export interface Team {
	/** Sent as a number [spec, v2 users]. */
	id: number;
	name: string;
	description: string;
	members: string[];
	/** ZUIDs of those who may change it. */
	moderators: string[];
	createdAt: number;
}

/** Teams as in Zoho's examples; the connected user is in the first two. */
export function seedTeams(organization: Organization, createdAt: number): void {
	const [scott = '', olivia = '', juergen = '', zoe = '', li = '', ryan = ''] =
		organization.users.map(({ id }) => id);
	organization.teams.push(
		{
			id: 655249742,
			name: 'Zylcal',
			description: 'Team working on the Zylker Calendar',
			members: [scott, juergen, ryan],
			moderators: [scott],
			createdAt,
		},
		{
			id: 695903787,
			name: 'Zylker Website Revamp',
			description: "To revamp Zylker's website",
			members: [olivia, scott, li],
			moderators: [olivia],
			createdAt,
		},
		{
			id: 695920980,
			name: 'Zylnotes',
			description: 'Team for Zylnotes Project',
			members: [zoe, ryan],
			moderators: [zoe],
			createdAt,
		},
	);
}

/** A team as in lists [spec, v2 users]. */
export function teamRecord(team: Team, user: User, organizationId: string) {
	return {
		name: team.name,
		creation_time: new Date(team.createdAt).toISOString().replace(/\.\d+Z$/, '+00:00'),
		organization_id: organizationId,
		is_active: true,
		is_moderator: team.moderators.includes(user.id),
		description: team.description,
		team_id: team.id,
		joined: team.members.includes(user.id),
		participant_count: team.members.length,
	};
}
