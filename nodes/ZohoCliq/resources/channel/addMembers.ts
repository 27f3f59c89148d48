import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { emailsApart, newMembers } from './people';

/** `POST /channels/{channel id}/members`, 100 people at a time, ids and emails apart */
export const addMembers = ordinary({
	name: 'Add Members',
	action: 'Add members to channel',
	description: 'Put people into a channel',
	endpoint: channels.addMembers,
	path: { channel: channelId },
	body: { user_ids: newMembers({ required: true }) },
	portions: { key: ['user_ids', 'email_ids'], size: 100 },
	prepare: emailsApart,
});
