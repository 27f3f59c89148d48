import type { INodeParameters } from 'n8n-workflow';

import type { WaitingCall, WaitingExecution } from '../support/engine';
import { toOlivia, useWorld } from './world';

const world = useWorld();

const ASK = {
	resource: 'message',
	operation: 'sendAndWait',
	...toOlivia,
	message: 'Order 2041 costs *1,250 EUR*. Approve it?',
};

const ask = async (parameters: INodeParameters = {}, call: Partial<WaitingCall> = {}) =>
	await world.engine.waiting({ calls: [{ parameters: { ...ASK, ...parameters } }], ...call });

interface Button {
	label: string;
	type: string;
	action: { data: { web: string } };
}

/** The bodies of all posts, in order. */
const posts = () =>
	world.sandbox.requests
		.filter(({ method, path }) => method === 'POST' && path.endsWith('/message'))
		.map(({ body }) => body as { text: string; card?: object; buttons?: Button[] });

/** The links of the latest question, by the label of their button. */
function links(): Record<string, string> {
	const { buttons = [] } = posts().at(-1) ?? {};
	return Object.fromEntries(buttons.map(({ label, action }) => [label, action.data.web]));
}

const link = (label = 'Approve') => links()[label] ?? '';

const send = async (execution: WaitingExecution, label?: string, body = {}) =>
	await execution.open(link(label), { method: 'POST', body });

describe('a question', () => {
	it('is a card with a button for each answer', async () => {
		const execution = await ask();
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('waiting');
		expect(posts()).toEqual([
			{
				text: 'Order 2041 costs *1,250 EUR*. Approve it?',
				card: { theme: 'modern-inline', title: 'Approval needed' },
				sync_message: true,
				buttons: [
					{ label: 'Approve', type: '+', action: { type: 'open.url', data: { web: link() } } },
					{
						label: 'Decline',
						type: '-',
						action: { type: 'open.url', data: { web: link('Decline') } },
					},
				],
			},
		]);
	});

	it.each([
		['Approve', true],
		['Decline', false],
	])('is answered by the button %s', async (label, approved) => {
		const execution = await ask();
		const { status, html } = await send(execution, label);
		expect(status).toBe(200);
		expect(html).toContain(`Recorded: ${label}d`.replace('eed', 'ed'));
		expect(execution.status).toBe('success');
		expect(execution.received?.map(({ json }) => json)).toEqual([
			{ data: { approved, respondedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string } },
		]);
	});
});
