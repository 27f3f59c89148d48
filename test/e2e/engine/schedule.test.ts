import { until } from '../support/wait';
import { chain, cliq, locator, node } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';

const world = useRunningN8n();

describe('a workflow on a schedule', () => {
	it('sends on schedule while it is active, and stops when it is not', async () => {
		const { rest, sandbox } = world;
		const everyTwoSeconds = { interval: [{ field: 'seconds', secondsInterval: 2 }] };
		const workflow = await rest.createWorkflow(
			chain('Schedule', [
				node(
					'Schedule',
					'n8n-nodes-base.scheduleTrigger',
					{ rule: everyTwoSeconds },
					{ typeVersion: 1.2 },
				),
				cliq('Send', world.credential, 'message.send', {
					sendTo: 'channel',
					channel: locator('name', 'announcements'),
					text: 'Tick',
				}),
			]),
		);
		await rest.activate(workflow);
		const { messages } = sandbox.organization;
		await until('a message has come', () => messages.length > 0);
		await rest.deactivate(workflow);

		expect(messages[0]).toMatchObject({ text: 'Tick', to: { uniqueName: 'announcements' } });
		const [first] = await rest.executions(workflow);
		expect(first).toMatchObject({ mode: 'trigger', status: 'success' });
	});
});
