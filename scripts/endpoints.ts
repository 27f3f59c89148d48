// Prints the endpoint table as JSON, for tools that compare it with Zoho's published documents.
import type { Endpoint } from '../nodes/ZohoCliq/cliq/endpoints';
import * as groups from '../nodes/ZohoCliq/cliq/endpoints';

const endpoints = Object.values(groups).flatMap((group) => Object.values<Endpoint>(group));

/**
 * v3's document of databases names its scopes twice: at its calls without `ZohoCliq.`, in its introduction and its
 * list of scopes with it. Zoho's accounts server knows the whole name; a comparison by calls needs the short one.
 */
const asPublished = (scope: string) => scope.replace(/^ZohoCliq\.(?=Datastore)/, '');

const rows = endpoints.map(({ method, path, scopes, limitPerMinute, lockMinutes }) => ({
	method,
	path,
	scopes: scopes.map(asPublished),
	requestedScopes: scopes,
	limitPerMinute,
	lockMinutes,
}));

console.log(JSON.stringify(rows, null, '\t'));
