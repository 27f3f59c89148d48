import { prominent, required, text, userIdList } from '../../fields';

/** A designation's name. */
export function designationName(description: string) {
	const placeholder = 'e.g. Marketing Executive';
	return required(text({ name: 'name', description, placeholder, max: 30 }));
}

/** People with a designation. */
export const designationMembers = prominent(
	userIdList({ description: 'Who to give the designation' }),
);
