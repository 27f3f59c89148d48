import { invalidInput } from '../../errors';
import { asIso, choice, dateTime, text } from '../../fields/inputs';
import type { Filled } from '../../operation/restOperation';
import { fieldsOfUsers } from './fields';

/** What a list of users can be narrowed down by. */
export const filters = {
	fields: fieldsOfUsers,
	modified_after: dateTime(
		{
			displayName: 'Modified After',
			description:
				'Only users whose department, designation, employee ID, extension, reporting or work location changed since then, at most 7 days back',
		},
		asIso,
	),
	plan_type: choice({ displayName: 'Plan Type', description: 'Only users with this plan' }, [
		{ name: 'Free', value: 'free' },
		{ name: 'Paid', value: 'paid' },
	]),
	search: text({
		displayName: 'Search',
		description: 'Part of the name or the email address',
		placeholder: 'e.g. scott',
	}),
	sort_by: choice({ displayName: 'Sort By', description: 'What comes first' }, [
		{ name: 'Usage', value: 'usage', description: 'Those who use Cliq most' },
	]),
	status: choice({ displayName: 'Status', description: 'Only users with this status' }, [
		{ name: 'Active', value: 'active' },
		{ name: 'Imported, Active', value: 'imported_active' },
		{ name: 'Imported, Inactive', value: 'imported_inactive' },
		{ name: 'Inactive', value: 'inactive' },
		{ name: 'Pending', value: 'pending', description: 'Invited, but not there yet' },
	]),
};

/** Cliq keeps changes for 7 days; an hour more, so that "7 days ago" is not refused when the run takes a while. */
const KEPT_MS = (7 * 24 + 1) * 60 * 60 * 1000;

/** @throws INVALID_INPUT for changes that Cliq knows no more of */
export function withinMemory(request: Filled): Filled {
	const { modified_after: since } = request.query;
	if (since === undefined || Date.parse(String(since)) >= Date.now() - KEPT_MS) return request;
	throw invalidInput('Modified After', 'must be at most 7 days back: Cliq keeps no older changes');
}
