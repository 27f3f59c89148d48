import { PEOPLE, people } from '../../fields/ids';
import type { About } from '../../fields/inputs';
import { text } from '../../fields/inputs';

/** A team's name. */
export function teamName(about: Pick<About, 'description' | 'required'>) {
	return text({ displayName: 'Name', placeholder: 'e.g. Website Revamp', ...about }, { max: 30 });
}

/** What a team is for. */
export const teamPurpose = text(
	{
		displayName: 'Description',
		description: 'What the team is for',
		placeholder: "e.g. To revamp Zylker's website",
	},
	{ rows: 2 },
);

/** People of a team. */
export function teamMembers(about: Pick<About, 'required' | 'isProminent'>) {
	return people({ ...PEOPLE, ...about });
}
