import { channels } from '../../cliq/endpoints';
import { required } from '../../fields';
import { channelId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';
import { idsAndEmails, newMembers } from './people';

/** 100 people at a time, ids and emails apart. */
export const addMembers = restOperation({
	name: 'Add Members',
	action: 'Add members to channel',
	description: 'Put people into a channel',
	endpoint: channels.addMembers,
	path: { channel: channelId },
	body: { users: required(newMembers) },
	toBody: ({ users }) => idsAndEmails(users),
	batch: { key: ['user_ids', 'email_ids'], size: 100 },
});
