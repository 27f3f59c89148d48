import type { CliqClient } from '../../cliq/client';
import type { JsonObject } from '../../cliq/json';
import { lists } from '../../cliq/lists';
import type { Listed } from '../../cliq/paging';
import { readList } from '../../cliq/paging';
import type { Criteria } from '../../fields';
import type { RequestDraft } from '../../operation/request';

/** @returns a record as an item, with what the next node needs to use it */
export function toRecordItem(record: JsonObject, { path }: Pick<RequestDraft, 'path'>): JsonObject {
	return {
		...record,
		...(record.id !== undefined && { recordId: String(record.id as string) }),
		databaseName: path.database,
	};
}

/** Which records of a database to read. */
interface Search {
	readonly database: string;
	readonly criteria: Criteria | undefined;
	/** A column, with `-` in front for descending order. */
	readonly orderBy?: string | undefined;
}

/** @returns the records that match: from v2, or from v3 for criteria that only it takes */
export async function findRecords(
	client: CliqClient,
	{ database, criteria, orderBy }: Search,
	max: number,
): Promise<Listed> {
	const isSimple = criteria === undefined || criteria.simple !== undefined;
	const { endpoint, pagination } = isSimple
		? lists.databaseRecords
		: lists.databaseRecordsByCriteria;
	const query = {
		criteria: isSimple ? criteria?.simple : criteria.whole,
		order_by: orderBy === undefined ? undefined : sorting(orderBy, isSimple),
	};
	return await readList(client, endpoint, { path: { database }, query }, pagination, max);
}

/** v2 takes `+column` and `-column`, v3 `column asc` and `column desc`. [Zoho's OpenAPI] */
function sorting(orderBy: string, isV2: boolean): string {
	const column = orderBy.replace(/^[+-]/, '');
	const isDown = orderBy.startsWith('-');
	if (isV2) return `${isDown ? '-' : '+'}${column}`;
	return `${column} ${isDown ? 'desc' : 'asc'}`;
}
