import { invalidInput } from '../../errors';
import { choice, isoDateTime, text } from '../../fields';
import { fieldsOfUsers } from './fields';

/** What a list of users can be narrowed down by. */
export const filters = {
	fields: fieldsOfUsers,
	modified_after: isoDateTime({
		name: 'modifiedAfter',
		label: 'Modified After',
		description:
			'Only users whose department, designation, employee ID, extension, reporting or work location changed since then, at most 7 days back',
	}),
	plan_type: choice({
		name: 'planType',
		label: 'Plan Type',
		description: 'Only users with this plan',
		options: [
			{ name: 'Free', value: 'free' },
			{ name: 'Paid', value: 'paid' },
		],
	}),
	search: text({
		name: 'search',
		label: 'Search',
		description: 'Part of the name or the email address',
		placeholder: 'e.g. scott',
	}),
	sort_by: choice({
		name: 'sortBy',
		label: 'Sort By',
		description: 'What comes first',
		options: [{ name: 'Usage', value: 'usage', description: 'Those who use Cliq most' }],
	}),
	status: choice({
		name: 'status',
		label: 'Status',
		description: 'Only users with this status',
		options: [
			{ name: 'Active', value: 'active' },
			{ name: 'Imported, Active', value: 'imported_active' },
			{ name: 'Imported, Inactive', value: 'imported_inactive' },
			{ name: 'Inactive', value: 'inactive' },
			{ name: 'Pending', value: 'pending', description: 'Invited, but not there yet' },
		],
	}),
};

/** Cliq keeps changes for 7 days; an hour more, so that "7 days ago" is not refused when the run takes a while. */
const KEPT_MS = (7 * 24 + 1) * 60 * 60 * 1000;

/** @throws INVALID_INPUT for changes that Cliq knows no more of */
export function checkMemory(since: string | undefined): void {
	if (since === undefined || Date.parse(since) >= Date.now() - KEPT_MS) return;
	throw invalidInput('Modified After', 'must be at most 7 days back: Cliq keeps no older changes');
}
