import type { Endpoint } from '../../nodes/ZohoCliq/cliq/endpoints';
import { endpoints } from '../../nodes/ZohoCliq/cliq/endpoints';

const byId = new Map(endpoints.map((each) => [each.id, each]));

/** @returns the endpoint with this id, for example `chats.mute` */
export function endpoint(id: string): Endpoint {
	const found = byId.get(id);
	if (!found) throw new Error(`No endpoint is called "${id}"`);
	return found;
}
