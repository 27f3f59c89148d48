// Made by `npm run indexes` of what is in this folder.
import type { Resource } from '../operation/operation';
import { operationsOf } from '../operation/operation';
import { account } from './account';
import { bot } from './bot';
import { channel } from './channel';
import { chat } from './chat';
import { file } from './file';
import { message } from './message';
import { reaction } from './reaction';
import { reminder } from './reminder';
import { team } from './team';
import { thread } from './thread';
import { user } from './user';
import { userStatus } from './userStatus';

/** Everything that the node can do, in the order in which n8n lists it. */
export const resources: readonly Resource[] = [
	account,
	bot,
	channel,
	chat,
	file,
	message,
	reaction,
	reminder,
	team,
	thread,
	user,
	userStatus,
];

/** The same as one list. */
export const operations = operationsOf(resources);
