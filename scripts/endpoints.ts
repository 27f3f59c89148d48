// Prints the endpoint table as JSON, for tools that compare it with Zoho's published documents.
import type { Endpoint } from '../nodes/ZohoCliq/cliq/endpoints';
import * as groups from '../nodes/ZohoCliq/cliq/endpoints';

const endpoints = Object.values(groups).flatMap((group) => Object.values<Endpoint>(group));

/**
 * v3's document of extensions names the scopes of one property without `ZohoCliq.`, and those of several with it.
 * Zoho's accounts server knows the whole name; a comparison by calls needs the short one.
 */
const ONE_PROPERTY = /\/extensions\/.+\/properties\/./;

const asPublished = (path: string) => (scope: string) =>
	ONE_PROPERTY.test(path) ? scope.replace(/^ZohoCliq\./, '') : scope;

const rows = endpoints.map(({ method, path, scopes, limitPerMinute, lockMinutes }) => ({
	method,
	path,
	scopes: scopes.map(asPublished(path)),
	limitPerMinute,
	lockMinutes,
}));

console.log(JSON.stringify(rows, null, '\t'));
