// Prints the endpoint table as JSON, for tools that compare it with Zoho's published documents.
import type { Endpoint } from '../nodes/ZohoCliq/cliq/endpoints';
import * as groups from '../nodes/ZohoCliq/cliq/endpoints';

const endpoints = Object.values(groups).flatMap((group) => Object.values<Endpoint>(group));

/**
 * v3's documents of databases, and of one property of an extension, name scopes without `ZohoCliq.` at the calls, but
 * with it elsewhere. Zoho's accounts server knows the whole name; a comparison by calls needs the short one.
 */
const IS_SHORT = /^\/api\/v3\/(?:datastores|extensions\/.+\/properties\/)/;

const asPublished = (path: string) => (scope: string) =>
	IS_SHORT.test(path) ? scope.replace(/^ZohoCliq\./, '') : scope;

const rows = endpoints.map(({ method, path, scopes, limitPerMinute, lockMinutes }) => ({
	method,
	path,
	scopes: scopes.map(asPublished(path)),
	requestedScopes: scopes,
	limitPerMinute,
	lockMinutes,
}));

console.log(JSON.stringify(rows, null, '\t'));
