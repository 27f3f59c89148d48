import { chain, cliq, manualTrigger } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';
import { useBrowser } from './browser';
import type { NodesPanel } from './editor';

const world = useRunningN8n();
const desk = useBrowser(world);

async function openPanel(): Promise<NodesPanel> {
	const { editor } = desk;
	await editor.open(await world.rest.createWorkflow(chain('First steps', [manualTrigger()])));
	return await editor.addAfterLastNode();
}

describe('the nodes panel', () => {
	it.each(['send message', 'notify', 'share file', 'dm'])(
		'finds the node by "%s"',
		async (words) => {
			const panel = await openPanel();
			await panel.search(words);
			await panel.finds('Zoho Cliq');
		},
	);

	it('shows the everyday actions without scrolling, "Send message" first', async () => {
		const panel = await openPanel();
		await panel.search('cliq');
		await panel.choose('Zoho Cliq');
		const actions = await panel.actionsOnScreen();
		expect(actions[0]).toBe('Send message');
		expect(actions).toEqual(
			expect.arrayContaining(['Send message and wait for response', 'Send table as message']),
		);

		const send = await panel.add('Send message');
		await send.useCredential(world.credential.name);
		await send.pick('user', 'oliv');
		await send.fill('text', 'Found it');
		expect(await send.execute()).toBe('success');
		expect(world.sandbox.organization.messages.map(({ text }) => text)).toEqual(['Found it']);
	});
});

describe('the canvas', () => {
	it('says what each node does, and marks those whose target is missing', async () => {
		const { editor } = desk;
		const nodes = [
			manualTrigger(),
			cliq('Send', world.credential, 'message.send', {}),
			cliq('Upload', world.credential, 'file.upload', {}),
			cliq('Access', world.credential, 'account.checkAccess', {}),
			cliq('Files', world.credential, 'file.getMany', {}),
		];
		await editor.open(await world.rest.createWorkflow(chain('Not finished', nodes)));
		expect(await editor.subtitles()).toEqual([
			'Send: Message',
			'Upload: File',
			'Check Access: Account',
			'Get Many: File',
		]);
		expect(await editor.incompleteNodes()).toEqual(['Send', 'Upload', 'Files']);
		const send = await editor.openNode('Send');
		expect(await send.incompleteFields()).toEqual(['user']);
	});
});

describe('a Cliq Network in the options', () => {
	it('is where lists come from, and where the run sends to', async () => {
		const { editor } = desk;
		const { organization } = world.sandbox;
		organization.addChannel({
			...{ uniqueName: 'partnersales', name: 'Sales', description: '', level: 'organization' },
			...{ members: [organization.connectedUserId], network: 'zylkerpartners' },
		});
		const send = cliq('Send', world.credential, 'message.send', { sendTo: 'channel', text: 'Hi' });
		await editor.open(await world.rest.createWorkflow(chain('Partners', [manualTrigger(), send])));
		const view = await editor.openNode('Send');
		await view.addOption('Network');
		await view.fill('network', 'zylkerpartners');
		expect(await view.pick('channel', 'sal')).toEqual(['#Sales']);
		expect(await view.execute()).toBe('success');
		expect(await view.outputJson()).toContain('partnersales');
		expect(organization.messages).toMatchObject([{ network: 'zylkerpartners', text: 'Hi' }]);
	});

	it('is asked for if only a run knows it', async () => {
		const { editor } = desk;
		const parameters = { sendTo: 'channel', options: { network: '={{ $json.network }}' } };
		const send = cliq('Send', world.credential, 'message.send', parameters);
		await editor.open(
			await world.rest.createWorkflow(chain('Any network', [manualTrigger(), send])),
		);
		const view = await editor.openNode('Send');
		expect(await view.listProblem('channel')).toContain('which is known only during a run');
	});
});
