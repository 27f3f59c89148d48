import type { Endpoint } from '../endpoint';
import { botChangeEndpoints } from './botChanges';
import { botEndpoints } from './bots';
import { callEndpoints } from './calls';
import { channelMemberEndpoints } from './channelMembers';
import { channelEndpoints } from './channels';
import { channelStateEndpoints } from './channelStates';
import { chatReminderEndpoints } from './chatReminders';
import { chatChangeEndpoints } from './chatChanges';
import { chatEndpoints } from './chats';
import { componentEndpoints } from './components';
import { datastoreEndpoints } from './datastores';
import { departmentEndpoints } from './departments';
import { designationEndpoints } from './designations';
import { eventEndpoints } from './events';
import { exportEndpoints } from './exports';
import { extensionEndpoints } from './extensions';
import { fileEndpoints } from './files';
import { mapTickerEndpoints } from './mapTickers';
import { manyMessagesEndpoints } from './manyMessages';
import { mentionEndpoints } from './mentions';
import { messageChangeEndpoints } from './messageChanges';
import { messageEndpoints } from './messages';
import { messageSearchEndpoints } from './messageSearch';
import { organizationEndpoints } from './organization';
import { pinnedEndpoints } from './pinned';
import { pinsEndpoints } from './pins';
import { preferenceEndpoints } from './preferences';
import { reactionEndpoints } from './reactions';
import { reminderEndpoints } from './reminders';
import { remoteWorkEndpoints } from './remoteWork';
import { roleEndpoints } from './roles';
import { scheduledEndpoints } from './scheduled';
import { starEndpoints } from './stars';
import { statusEndpoints } from './statuses';
import { storageEndpoints } from './storages';
import { teamEndpoints } from './teams';
import { threadEndpoints } from './threads';
import { userFieldEndpoints } from './userFields';
import { userEndpoints } from './users';

/** All endpoints of the sandbox. */
export const ENDPOINTS: readonly Endpoint[] = [
	...messageEndpoints,
	...messageChangeEndpoints,
	...manyMessagesEndpoints,
	...messageSearchEndpoints,
	...mentionEndpoints,
	...starEndpoints,
	...reactionEndpoints,
	...pinnedEndpoints,
	...pinsEndpoints,
	...scheduledEndpoints,
	...fileEndpoints,
	...userEndpoints,
	...channelEndpoints,
	...channelMemberEndpoints,
	...channelStateEndpoints,
	...chatEndpoints,
	...chatChangeEndpoints,
	...threadEndpoints,
	...botEndpoints,
	...botChangeEndpoints,
	...componentEndpoints,
	...statusEndpoints,
	...teamEndpoints,
	...reminderEndpoints,
	...chatReminderEndpoints,
	...eventEndpoints,
	...callEndpoints,
	...remoteWorkEndpoints,
	...departmentEndpoints,
	...designationEndpoints,
	...roleEndpoints,
	...userFieldEndpoints,
	...organizationEndpoints,
	...exportEndpoints,
	...extensionEndpoints,
	...preferenceEndpoints,
	...mapTickerEndpoints,
	...storageEndpoints,
	...datastoreEndpoints,
];
