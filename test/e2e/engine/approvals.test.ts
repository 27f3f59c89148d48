import type { SavedWorkflow } from '../support/rest';
import { useRunningN8n } from '../support/runningN8n';
import { ask, askTwice, buttonLinks } from '../support/questions';
import { until } from '../support/wait';
import { chain, manualTrigger, node } from '../support/workflow';

const world = useRunningN8n();

/** Executes a workflow until it waits. @returns the execution's ID */
async function startWaiting(workflow: SavedWorkflow): Promise<string> {
	const id = await world.rest.start(workflow);
	await until('it waits', async () => (await world.rest.status(id)) === 'waiting');
	return id;
}

const links = (question = 0) => buttonLinks(world.sandbox.organization.messages[question]);

describe('an approval by all', () => {
	it('waits until the last has approved, who is redirected to the link that resumes', async () => {
		const { rest, sandbox } = world;
		const credential = await world.connect({ permissions: ['readMessages', 'editMessages'] });
		const asking = ask('Ask', credential, { approvers: 'all' });
		asking.parameters = { ...asking.parameters, sendTo: 'users', userIds: '631831446, 631832107' };
		const workflow = await rest.createWorkflow(
			chain('All', [manualTrigger(), asking, node('After', 'n8n-nodes-base.noOp')]),
		);
		const id = await startWaiting(workflow);
		const approvals = [0, 1].map((index) => links(index).Approve ?? '');
		const first = await sandbox.open(approvals[0] ?? '');
		expect(first.at(-1)?.html).toContain('Others have yet to answer');
		expect(await rest.status(id)).toBe('waiting');
		const last = await sandbox.open(approvals[1] ?? '');
		expect(last.at(-1)?.html).toContain('Recorded: Approved');
		const execution = await rest.execution(id);
		expect(execution.items('After').map(({ json }) => json)).toMatchObject([
			{ data: { approved: true, approvedBy: [{ id: '631831446' }, { id: '631832107' }] } },
		]);
	});
});

describe('a question in Cliq', () => {
	it('is answered on its page, once, and by nothing that merely opens or forges its link', async () => {
		const { rest, sandbox } = world;
		const workflow = await rest.createWorkflow(
			chain('Approval', [
				manualTrigger(),
				ask('Ask', world.credential),
				node('After', 'n8n-nodes-base.noOp'),
			]),
		);
		const id = await startWaiting(workflow);
		const { Approve = '', Decline = '' } = links();

		for (const { status } of await sandbox.prefetch(Approve)) expect(status).toBe(200);
		const forged = [
			Approve.replace('approved=true', 'approved=false'),
			Approve.replace(/signature=\w{8}/, 'signature=00000000'),
			Approve.replace(/&?signature=\w+/, ''),
			`${Approve}&more=1`,
		];
		for (const url of forged) {
			expect(url).not.toBe(Approve);
			expect((await fetch(url, { method: 'POST' })).status).toBe(401);
		}
		expect(await world.rest.status(id)).toBe('waiting');

		const [page, recorded] = await sandbox.open(Approve);
		expect(page?.html).toContain('Order 2041');
		expect(recorded).toMatchObject({ status: 200 });
		expect(recorded?.html).toContain('Recorded: Approved');
		const execution = await rest.execution(id);
		expect(execution.error).toBeUndefined();
		const respondedAt = expect.any(String) as string;
		expect(execution.items('After').map(({ json }) => json)).toEqual([
			{ data: { approved: true, respondedBy: expect.any(Object) as object, respondedAt } },
		]);

		// Whoever clicks afterwards reads that there is nothing to do.
		const again = await sandbox.open(Decline);
		expect(again.map(({ status }) => status)).toEqual([200]);
		expect((await rest.execution(id)).items('After')).toHaveLength(1);
	});

	it('is answered once by several who click at the same time', async () => {
		const { rest } = world;
		const workflow = await rest.createWorkflow(
			chain('Double', [
				manualTrigger(),
				ask('Ask', world.credential),
				node('After', 'n8n-nodes-base.noOp'),
			]),
		);
		const id = await startWaiting(workflow);
		const { Approve = '', Decline = '' } = links();
		const answers = await Promise.all(
			[Approve, Decline, Approve].map(async (url) => await fetch(url, { method: 'POST' })),
		);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
		const execution = await rest.execution(id);
		expect(execution.status).toBe('success');
		expect(execution.runs('Ask')).toHaveLength(1);
		expect(execution.items('After')).toHaveLength(1);
	});

	it('is not answered by the link of an earlier one that the same node asked', async () => {
		const { rest, sandbox } = world;
		const workflow = await rest.createWorkflow(askTwice('Loop', manualTrigger(), world.credential));
		const id = await startWaiting(workflow);
		const { Approve: old = '' } = links();
		await sandbox.open(old);
		await until('the second question is asked', async () => {
			return Object.keys(links(1)).length > 0 && (await world.rest.status(id)) === 'waiting';
		});

		const clicked = await sandbox.open(old);
		expect(clicked.map(({ status }) => status)).toEqual([410]);
		expect(await world.rest.status(id)).toBe('waiting');
		await sandbox.open(links(1).Decline ?? '');
		const execution = await rest.execution(id);
		const answers = execution.items('Ask').map(({ json }) => json.data);
		expect(answers).toMatchObject([{ approved: true }, { approved: false }]);
	});
});
