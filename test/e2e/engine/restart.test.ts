/** What goes on when n8n is restarted: both triggers, and questions that wait. */
import { randomUUID } from 'node:crypto';

import { publishing } from '../support/publishing';
import { ask, buttonLinks } from '../support/questions';
import { restartN8n } from '../support/restarts';
import type { SavedWorkflow } from '../support/rest';
import { CREDENTIAL_TYPE } from '../support/rest';
import { useRunningN8n } from '../support/runningN8n';
import { until } from '../support/wait';
import {
	chain,
	cliqTrigger,
	locator,
	manualTrigger,
	node,
	POLLING_TYPE,
} from '../support/workflow';

const world = useRunningN8n();
const { publish, executions, addressOf } = publishing(world);

const from = 'olivia.palmer@zylker.example';
/** Longer than everything before the restart takes. */
const LIMIT_MS = 15_000;

const marketing = () => {
	const { channels } = world.sandbox.organization;
	const channel = channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing');
	return { channel: locator('name', 'zylkermarketing'), chat: channel?.chatId ?? '' };
};

async function pollingWorkflow(): Promise<SavedWorkflow> {
	const credential = await world.connect({ permissions: ['readMessages'] });
	const { channel } = marketing();
	// n8n refuses a pause of less than a minute, but takes several times in a minute.
	const times = Array.from({ length: 20 }, (_, index) => `${index * 3} * * * * *`);
	const pollTimes = {
		item: times.map((cronExpression) => ({ mode: 'custom', cronExpression })),
	};
	const parameters = { event: 'message', watch: 'channel', channel, options: {}, pollTimes };
	const credentials = { [CREDENTIAL_TYPE]: { ...credential } };
	return await publish('Polling', [
		node('Poll', POLLING_TYPE, parameters, { credentials, webhookId: randomUUID() }),
	]);
}

async function triggerWorkflow(): Promise<SavedWorkflow> {
	const credential = await world.connect({ permissions: ['manageBots'] });
	const bot = locator('new', 'Restart Bot');
	return await publish('Instant', [cliqTrigger(credential, { bot })]);
}

/** Asks one question, which waits. */
async function waitingWorkflow(): Promise<string> {
	const { rest, credential } = world;
	const after = node('After', 'n8n-nodes-base.noOp');
	return await rest.start(
		await rest.createWorkflow(chain('Waiting', [manualTrigger(), ask('Ask', credential), after])),
	);
}

/** Asks twice; nobody answers the second question in time. */
async function timedOutWorkflow(): Promise<string> {
	const { rest, credential } = world;
	const values = {
		limitType: 'afterTimeInterval',
		resumeAmount: LIMIT_MS / 60_000,
		resumeUnit: 'minutes',
	};
	return await rest.start(
		await rest.createWorkflow(
			chain('Timed Out', [
				manualTrigger(),
				ask('First', credential),
				ask('Second', credential, { limitWaitTime: { values } }),
				node('After', 'n8n-nodes-base.noOp'),
			]),
		),
	);
}

const questions = () => world.sandbox.organization.messages.filter(({ buttons }) => buttons);

async function untilAsked(count: number, id: string): Promise<void> {
	await until(`question ${count} waits`, async () => {
		return questions().length === count && (await world.rest.status(id)) === 'waiting';
	});
}

describe('after a restart of n8n', () => {
	it('both triggers go on, nothing is lost or doubled, and questions are answered or run out of time', async () => {
		const { rest, sandbox } = world;
		const { chat } = marketing();
		const instant = await triggerWorkflow();
		const polling = await pollingWorkflow();
		await sandbox.post({ chat, from, text: 'Before' });
		await executions(polling, 1);
		const waiting = await waitingWorkflow();
		await untilAsked(1, waiting);
		const timedOut = await timedOutWorkflow();
		await untilAsked(2, timedOut);
		await sandbox.open(buttonLinks(questions()[1]).Approve ?? '');
		await untilAsked(3, timedOut);

		const restarted = restartN8n();
		await until('n8n is down', async () => {
			return await fetch(world.url).then(
				() => false,
				() => true,
			);
		});
		await sandbox.post({ chat, from, text: 'Meanwhile' });
		await restarted;

		// What the first question was answered does not count as the answer to the second.
		const over = await rest.execution(timedOut);
		expect(over.items('First')[0]?.json.data).toMatchObject({ approved: true });
		const { data } = over.items('After')[0]?.json ?? {};
		expect(data).toEqual({ approved: false, timedOut: true });

		await sandbox.say({ bot: 'restartbot', from, text: 'Are you back?' });
		const [woken] = await executions(instant, 1);
		expect(woken?.items('Zoho Cliq Trigger')[0]?.json.text).toBe('Are you back?');
		const bot = sandbox.organization.bots.find(({ name }) => name === 'Restart Bot');
		expect(bot?.executionUrl).toBe(addressOf(instant));

		await sandbox.open(buttonLinks(questions()[0]).Approve ?? '');
		const answered = await rest.execution(waiting);
		expect(answered.items('After')[0]?.json.data).toMatchObject({ approved: true });

		await executions(polling, 2);
		await sandbox.post({ chat, from, text: 'After' });
		const polled = await executions(polling, 3);
		const texts = polled.flatMap((each) => each.items('Poll').map(({ json }) => json.text));
		expect(texts).toEqual(['Before', 'Meanwhile', 'After']);
		await rest.deactivate(polling);
		await rest.deactivate(instant);
	});
});
