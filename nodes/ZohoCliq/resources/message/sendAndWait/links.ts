import type { IExecuteFunctions } from 'n8n-workflow';

import { cliqError } from '../../../errors';
import type { Choice, LinkKind, Nonces } from './question';
import { APPROVED } from './question';

/** One link of a question. */
export interface Link {
	readonly choice: Choice;
	readonly url: string;
}

/** What n8n 1.x has in addition: without the call, it does not check the signature of a link. [n8n 1.123] */
interface FirstLine {
	setSignatureValidationRequired?: () => void;
}

/** @returns a signed link that resumes this execution */
export function signedLink(
	context: IExecuteFunctions,
	kind: LinkKind,
	{ [kind]: n = '' }: Nonces,
): string {
	(context as FirstLine).setSignatureValidationRequired?.();
	const approved = APPROVED[kind];
	return context.getSignedResumeUrl({ ...(approved !== undefined && { approved }), n });
}

/** @throws INVALID_INPUT where n8n has no links that resume an execution, or cannot wait */
export function requireWaiting(context: IExecuteFunctions): void {
	const { getSignedResumeUrl } = context as Partial<IExecuteFunctions>;
	// n8n 1.x, and an AI Agent node below version 3, run a tool inside the agent, where nothing can wait. [n8n 1.122, 2.40]
	const isInside = context.getExecuteData().node.name !== context.getNode().name;
	if (typeof getSignedResumeUrl === 'function' && !isInside) return;
	throw cliqError('INVALID_INPUT', {
		message: isInside
			? 'This AI agent cannot wait for an answer'
			: 'This n8n cannot sign links that answer a question',
		description: 'Nothing was sent.',
		remedy: isInside
			? 'Use n8n 2.x with an AI Agent node that was added there (version 3), or use this node in the workflow instead of as a tool.'
			: 'Update n8n: Send and Wait for Response needs 1.107 or newer.',
	});
}

/** What only this machine can open. */
const LOOPBACK = /^https?:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?=[:/])/;

/** @returns a hint if nobody else can open the links */
export function loopbackHint([first]: readonly Link[]): string[] {
	if (!first || !LOOPBACK.test(first.url)) return [];
	const { origin } = new URL(first.url);
	return [
		`The links lead to ${origin}, which only this machine can open; set WEBHOOK_URL in n8n's environment (on its workers too).`,
	];
}
