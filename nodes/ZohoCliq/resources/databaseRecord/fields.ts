import { choice, criteria, list, mapped, required, shownFor } from '../../fields';

const whole = mapped(criteria(), (given) => given.whole);

/** Which records, as v3 takes it. */
export const wholeCriteria = required(whole);

/** How to say which records. */
export const selectBy = required(
	choice({
		name: 'selectBy',
		description: 'How to select the records to delete',
		options: { criteria: 'Criteria', ids: 'IDs' },
		isFixed: true,
	}),
);

/** Which records, by a condition or by their IDs. */
export const selection = {
	criteria: shownFor({ selectBy: ['criteria'] }, whole),
	ids: shownFor(
		{ selectBy: ['ids'] },
		list({
			name: 'recordIds',
			description: 'Comma-separated list of record IDs; an expression can return an array',
			placeholder: 'e.g. 14756000000008003, 14756000000008004',
		}),
	),
};
