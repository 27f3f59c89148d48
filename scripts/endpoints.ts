// Prints the endpoint table as JSON, for tools that compare it with Zoho's published documents.
import type { Endpoint } from '../nodes/ZohoCliq/cliq/endpoints';
import * as groups from '../nodes/ZohoCliq/cliq/endpoints';

const endpoints = Object.values(groups).flatMap((group) => Object.values<Endpoint>(group));

const rows = endpoints.map(({ method, path, scopes, limitPerMinute, lockMinutes }) => ({
	method,
	path,
	scopes,
	limitPerMinute,
	lockMinutes,
}));

console.log(JSON.stringify(rows, null, '\t'));
