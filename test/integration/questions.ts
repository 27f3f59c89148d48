import type { INodeParameters } from 'n8n-workflow';

import type { Visit, WaitingCall, WaitingExecution } from '../support/engine';
import type { World } from './world';
import { toOlivia } from './world';

/** A question with the least that must be filled in. */
export const ASK = {
	resource: 'message',
	operation: 'sendAndWait',
	...toOlivia,
	message: 'Order 2041 costs *1,250 EUR*. Approve it?',
	// Done when nobody waits for it any more: the tests of it wait.
	options: { updateMessage: false },
};

interface Button {
	label: string;
	type: string;
	action: { data: { web: string } };
}

/** The person that {@link ASK} asks. */
export const OLIVIA = { email: 'olivia.palmer@zylker.example' };

/**
 * What a workflow goes on with.
 *
 * @param respondedBy whose link it was; nobody's in particular if null
 */
export function answered(data: object, respondedBy: object | null = OLIVIA): object[] {
	const respondedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string;
	return [{ data: { ...data, ...(respondedBy && { respondedBy }), respondedAt } }];
}

export function received(execution: WaitingExecution): object[] | undefined {
	return execution.received?.map(({ json }) => json);
}

/** Asks questions in a world and answers them. */
export function asking(world: World) {
	const ask = async (parameters: INodeParameters = {}, call: Partial<WaitingCall> = {}) =>
		await world.engine.waiting({ calls: [{ parameters: { ...ASK, ...parameters } }], ...call });

	const askWith = async (options: INodeParameters, parameters: INodeParameters = {}) =>
		await ask({ ...parameters, options: { ...ASK.options, ...options } });

	/** The bodies of all posts, in order. */
	const posts = () =>
		world.sandbox.requests
			.filter(({ method, path }) => method === 'POST' && path.endsWith('/message'))
			.map(({ body }) => body as { text: string; card?: object; buttons?: Button[] });

	const edits = () =>
		world.sandbox.requests.filter(({ method }) => method === 'PUT').map(({ body }) => body);

	/** The links of the latest question, by the label of their button. */
	const links = (): Record<string, string> => {
		const { buttons = [] } = posts().at(-1) ?? {};
		return Object.fromEntries(buttons.map(({ label, action }) => [label, action.data.web]));
	};

	const link = (label = 'Approve') => links()[label] ?? '';

	const send = async (execution: WaitingExecution, label?: string, body: Visit['body'] = {}) =>
		await execution.open(link(label), { method: 'POST', body });

	/** The error of an execution that never asked. */
	const refused = (execution: WaitingExecution): string => {
		expect(posts()).toEqual([]);
		expect(execution.status).toBe('error');
		return (execution.error as Error).message;
	};

	return { ask, askWith, posts, edits, links, link, send, refused };
}
