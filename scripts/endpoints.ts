// Prints the endpoint table as JSON, for tools that compare it with Zoho's published documents.
import { endpoints } from '../nodes/ZohoCliq/cliq/endpoints';

const rows = endpoints.map(({ method, path, scopes, limitPerMinute, lockMinutes }) => ({
	method,
	path,
	scopes,
	limitPerMinute,
	lockMinutes,
}));

console.log(JSON.stringify(rows, null, '\t'));
