import { randomUUID } from 'node:crypto';

import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import type { Message } from '../../../sandbox';
import type { CredentialReference } from './rest';
import { CREDENTIAL_TYPE } from './rest';
import type { WorkflowJson } from './workflow';
import { chain, cliq, items, locator, node, REVIEW_TYPE, TOOL_TYPE } from './workflow';

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

/**
 * A tool that posts what an AI agent's model wrote in a channel, and before it the person who decides about that.
 *
 * @param minutes how long the person has
 */
export function reviewedPost(credential: CredentialReference, minutes = 30): INode[] {
	const credentials = { [CREDENTIAL_TYPE]: { ...credential } };
	const review = {
		...{ resource: 'message', operation: 'sendAndWait', responseType: 'approval' },
		...{ sendTo: 'user', user: locator('email', 'olivia.palmer@zylker.example') },
		// As n8n fills it in. [n8n 2.40]
		message:
			'=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}',
		options: {
			limitWaitTime: {
				values: {
					limitType: 'afterTimeInterval',
					resumeAmount: minutes,
					resumeUnit: 'minutes',
				},
			},
		},
	};
	const post = {
		...{ resource: 'message', operation: 'send', sendTo: 'channel' },
		channel: locator('name', 'announcements'),
		text: "={{ $fromAI('text', 'What to post', 'string') }}",
		options: {},
	};
	return [
		node('Review', REVIEW_TYPE, review, { credentials, webhookId: randomUUID() }),
		node('Post', TOOL_TYPE, post, { credentials }),
	];
}

/** The arguments of a model's call of that tool, in the schema that n8n makes of the tool's. [n8n 2.40] */
export function reviewedCall(text: string): IDataObject {
	return { toolParameters: { text }, hitlParameters: {} };
}

/** Where the buttons of a message lead, by their labels. */
export function buttonLinks(message: Message | undefined): Record<string, string> {
	const buttons = (message?.buttons ?? []) as Array<{
		label: string;
		action: { data: { web: string } };
	}>;
	return Object.fromEntries(buttons.map(({ label, action }) => [label, action.data.web]));
}
