import type { INode, INodeParameters } from 'n8n-workflow';

import type { Message } from '../../../sandbox';
import type { CredentialReference } from './rest';
import { cliq, locator } from './workflow';

/** A node that asks Olivia for an approval, and waits. */
export function ask(
	name: string,
	credential: CredentialReference,
	options: INodeParameters = {},
): INode {
	return cliq(name, credential, 'message.sendAndWait', {
		sendTo: 'user',
		user: locator('email', 'olivia.palmer@zylker.example'),
		message: 'Order 2041 costs 1,250 EUR. Approve it?',
		responseType: 'approval',
		options,
	});
}

/** Where the buttons of a message lead, by their labels. */
export function buttonLinks(message: Message | undefined): Record<string, string> {
	const buttons = (message?.buttons ?? []) as Array<{
		label: string;
		action: { data: { web: string } };
	}>;
	return Object.fromEntries(buttons.map(({ label, action }) => [label, action.data.web]));
}
