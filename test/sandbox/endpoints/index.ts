import type { Endpoint } from '../endpoint';
import { botEndpoints } from './bots';
import { channelEndpoints } from './channels';
import { chatEndpoints } from './chats';
import { fileEndpoints } from './files';
import { messageEndpoints } from './messages';
import { userEndpoints } from './users';

/** Everything this Cliq serves. */
export const ENDPOINTS: readonly Endpoint[] = [
	...messageEndpoints,
	...fileEndpoints,
	...userEndpoints,
	...channelEndpoints,
	...chatEndpoints,
	...botEndpoints,
];
