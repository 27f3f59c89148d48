import type { Endpoint } from '../../nodes/ZohoCliq/cliq/endpoints';
import * as groups from '../../nodes/ZohoCliq/cliq/endpoints';

/** Every endpoint that the node can call. */
export const endpoints = Object.values(groups).flatMap((group) => Object.values<Endpoint>(group));

const byId = new Map(endpoints.map((each) => [each.id, each]));

/** @returns the endpoint with this id, for example `chats.mute` */
export function endpoint(id: string): Endpoint {
	const found = byId.get(id);
	if (!found) throw new Error(`No endpoint is called "${id}"`);
	return found;
}
