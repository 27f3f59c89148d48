import type { Organization } from '../../sandbox';
import type { Database } from '../../sandbox/databases';
import { column } from '../../sandbox/databases';

/** Adds the database that Message: Create or Update needs. */
export function addIncidents({ databases }: Organization): Database {
	const known = databases.find(({ uniqueName }) => uniqueName === 'incidents');
	if (known) return known;
	const created: Database = {
		id: '227828000000132099',
		uniqueName: 'incidents',
		name: 'Incidents',
		description: '',
		creatorId: databases[0]?.creatorId ?? '',
		columns: [
			column(20, 'message_key', 'Message Key', 'limited-text'),
			column(21, 'message_id', 'Message ID', 'limited-text'),
		],
		uniqueKeys: [],
		records: [],
	};
	databases.push(created);
	return created;
}
