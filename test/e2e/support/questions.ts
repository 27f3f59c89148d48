import type { INode, INodeParameters } from 'n8n-workflow';

import type { Message } from '../../../sandbox';
import type { CredentialReference } from './rest';
import type { WorkflowJson } from './workflow';
import { chain, cliq, items, locator, node } from './workflow';

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

/** A workflow whose node *Ask* asks twice, one question after the other. */
export function askTwice(
	name: string,
	trigger: INode,
	credential: CredentialReference,
): WorkflowJson {
	const loop = node('Loop', 'n8n-nodes-base.splitInBatches', { options: {} }, { typeVersion: 3 });
	const workflow = chain(name, [trigger, items(2), loop, ask('Ask', credential)]);
	const to = (next: string) => [{ node: next, type: 'main' as const, index: 0 }];
	return {
		...workflow,
		connections: {
			...workflow.connections,
			Loop: { main: [[], to('Ask')] },
			Ask: { main: [to('Loop')] },
		},
	};
}

/** Where the buttons of a message lead, by their labels. */
export function buttonLinks(message: Message | undefined): Record<string, string> {
	const buttons = (message?.buttons ?? []) as Array<{
		label: string;
		action: { data: { web: string } };
	}>;
	return Object.fromEntries(buttons.map(({ label, action }) => [label, action.data.web]));
}
