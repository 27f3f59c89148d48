import { fromList, located, PEOPLE, prominent, text, typed, userIdList } from '../../fields';

/** A team. */
export const teamId = located(
	{
		name: 'team',
		description: 'The team to operate on',
		modes: [
			fromList('Select a team...', 'searchTeams'),
			typed('By ID', 'id', 'e.g. 2312000000001', 'Returned by Team: Get Many'),
		],
	},
	({ value }) => value,
);

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
export const teamMembers = prominent(userIdList(PEOPLE));
