import { ADD_OR_REMOVE, listedId, prominent, text, userIdList } from '../../fields';

/** A team. */
export const teamId = listedId({
	name: 'team',
	search: 'searchTeams',
	example: '2312000000001',
	hint: 'Returned by Team: Get Many',
});

/** @returns the field for a team's name */
export function teamName(description: string) {
	const placeholder = 'e.g. Website Revamp';
	return text({ name: 'name', description, placeholder, max: 30 });
}

/** What a team is for. */
export const teamPurpose = text({
	name: 'description',
	description: 'What the team is for',
	placeholder: "e.g. To revamp Zylker's website",
	rows: 2,
});

/** Members of a team. */
export const teamMembers = prominent(userIdList({ description: ADD_OR_REMOVE }));
