import { optionsReader } from '../../nodes/ZohoCliq/fields/commonOptions';
import type { SendOptions, SupportedOptions } from '../../nodes/ZohoCliq/messaging/options';
import { sendOptions } from '../../nodes/ZohoCliq/messaging/options';
import type { TargetType } from '../../nodes/ZohoCliq/messaging/target';
import { itemParameters } from './fakeN8n';

/** @returns the options of an item as an operation that supports these reads them */
export function readSendOptions(
	options: unknown,
	supported: SupportedOptions,
	sendTo?: TargetType,
	nodeType?: string,
	standard?: Parameters<typeof sendOptions>[1],
): SendOptions {
	const known = sendOptions(supported, standard);
	const parameters = itemParameters({ options }, nodeType);
	return known.read(optionsReader(known.fields)(parameters).options, sendTo);
}
