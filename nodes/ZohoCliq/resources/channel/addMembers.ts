import { channels } from '../../cliq/endpoints';
import { channelId, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { idsAndEmails, newMembers } from './people';

export const addMembers = restOperation({
	name: 'Add Members',
	action: 'Add members to channel',
	description: 'Add members to a channel',
	endpoint: channels.addMembers,
	path: { channel: channelId },
	body: { users: required(newMembers) },
	toBody: ({ users }) => idsAndEmails(users),
	batch: { key: ['user_ids', 'email_ids'], size: 100 },
});
