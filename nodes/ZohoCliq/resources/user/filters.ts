import { invalidInput } from '../../errors';
import { checked, choice, isoDateTime, text } from '../../fields';
import { fieldsOfUsers } from './fields';

/** Cliq keeps changes for 7 days; one extra hour, so that "7 days ago" still passes during a long run. */
const KEPT_MS = (7 * 24 + 1) * 60 * 60 * 1000;

const modifiedAfter = isoDateTime({
	name: 'modifiedAfter',
	description: 'Only users whose work details changed after this time (up to 7 days ago)',
});

/** Filters for a list of users. */
export const filters = {
	fields: fieldsOfUsers,
	modified_after: checked(modifiedAfter, (label, since) => {
		if (Date.parse(since) >= Date.now() - KEPT_MS) return;
		throw invalidInput(label, 'must be within the last 7 days: Cliq keeps no older changes');
	}),
	plan_type: choice({
		name: 'planType',
		description: 'Only users with this plan',
		options: { free: 'Free', paid: 'Paid' },
	}),
	search: text({
		name: 'search',
		description: 'Part of the name or email',
		placeholder: 'e.g. scott',
	}),
	sort_by: choice({
		name: 'sortBy',
		placement: 'options',
		description: 'Order of the users',
		options: [{ name: 'Usage', value: 'usage', description: 'Most active users first' }],
	}),
	status: choice({
		name: 'status',
		description: 'Only users with this status',
		options: [
			{ name: 'Active', value: 'active' },
			{ name: 'Imported, Active', value: 'imported_active' },
			{ name: 'Imported, Inactive', value: 'imported_inactive' },
			{ name: 'Inactive', value: 'inactive' },
			{ name: 'Pending', value: 'pending', description: 'Invited but not yet joined' },
		],
	}),
};
