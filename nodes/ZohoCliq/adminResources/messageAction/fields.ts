import { boolean, choices, listedId } from '../../fields';
import { picture } from '../../messaging/picture';

/** A message action. */
export const messageActionId = listedId({
	name: 'messageAction',
	words: 'message action',
	search: 'searchMessageActions',
	example: '53719000002124010',
	hint: 'Returned by Message Action: Get Many',
});

/** A message action has one handler, from the start. [Zoho's OpenAPI, v3] */
export const EXECUTION = { handler: 'execution_handler' };

/** Which messages it is offered for, and how it looks. */
export const messageActionDetails = {
	message_types: choices({
		name: 'messageTypes',
		description: 'Messages that it is offered for',
		options: { text: 'Text', link: 'Links', attachment: 'Attachments' },
	}),
	multi_selectable: boolean({
		name: 'multiSelectable',
		label: 'Several Messages',
		description: 'Whether people can use it on several messages at once',
	}),
	image: picture,
};
