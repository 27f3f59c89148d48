// Prints the endpoint table as JSON, for tools that compare it with Zoho's published documents.
import { endpoints } from '../nodes/ZohoCliq/cliq/endpoints';

const rows = Object.values(endpoints).map(
	({ method, path, scope, limitPerMinute, lockMinutes }) => ({
		method,
		path,
		scopes: [scope],
		limitPerMinute,
		lockMinutes,
	}),
);

console.log(JSON.stringify(rows, null, '\t'));
