// Shows the built node at work: the workflows of examples/ on n8n's own engine, against the sandbox.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { ICredentialType, INodeExecutionData, INodeType } from 'n8n-workflow';

import type { ExecutionStep, WorkflowJson } from '../support/engine';
import { NODE_TYPE } from '../support/engine';
import type { Stage } from './conversations';
import { approval, engineOf, messageAndReply } from './conversations';
import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';

const EXAMPLES = join(__dirname, '../../examples');
const STICKY_NOTE = 'n8n-nodes-base.stickyNote';
const MANUAL_TRIGGER = 'n8n-nodes-base.manualTrigger';

/** The package as npm would publish it: the exports of `index.js`. */
interface Package {
	ZohoCliq: new () => INodeType;
	ZohoCliqTrigger: new () => INodeType;
	ZohoCliqOAuth2Api: new () => ICredentialType;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { keep: { type: 'boolean', default: false }, port: { type: 'string', default: '0' } },
	});
	const sandbox = await startSandbox({ port: Number(values.port) });
	const stage = await stageOn(sandbox);
	const failures = (await runExamples(stage)) + (await runConversations(stage));
	console.log(`\nAll conversations, with messages and files: ${sandbox.url}/`);
	if (values.keep) console.log('The sandbox keeps running; Ctrl-C ends it.');
	else {
		console.log('(gone now; `npm run demo -- --keep` leaves the sandbox running)');
		await sandbox.close();
	}
	console.log(
		failures === 0
			? '\nThe demo ran as it should.'
			: `\n${failures} examples did not run as they should.`,
	);
	process.exitCode = failures === 0 ? 0 : 1;
	if (!values.keep) process.exit();
}

async function stageOn(sandbox: Sandbox): Promise<Stage> {
	const { ZohoCliq, ZohoCliqTrigger, ZohoCliqOAuth2Api } = (await import(
		join(__dirname, '../../index.js')
	)) as Package;
	return {
		sandbox,
		node: new ZohoCliq(),
		trigger: new ZohoCliqTrigger(),
		credentialType: new ZohoCliqOAuth2Api(),
		credential: {
			dataCenter: 'custom',
			accountsUrl: sandbox.url,
			cliqUrl: sandbox.url,
			clientId: sandbox.client.id,
			clientSecret: sandbox.client.secret,
			oauthTokenData: { ...sandbox.issueToken() },
		},
		example: (name) =>
			JSON.parse(readFileSync(join(EXAMPLES, `${name}.json`), 'utf8')) as WorkflowJson,
	};
}

async function runConversations(stage: Stage): Promise<number> {
	let failures = 0;
	for (const [title, talk] of [
		['A message starts a workflow, and its agent replies', messageAndReply],
		['A question is answered in Cliq', approval],
	] as const) {
		console.log(`\n━━ ${title}\n`);
		const asExpected = await talk(stage);
		if (!asExpected) failures++;
		console.log(asExpected ? '   ✔ done' : '   ✘ not as it should');
	}
	return failures;
}

async function runExamples(stage: Stage): Promise<number> {
	const engine = engineOf(stage, stage.node);
	let failures = 0;
	for (const file of readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'))) {
		const workflow = stage.example(file.replace(/\.json$/, ''));
		// The others begin with an event in Cliq.
		if (!workflow.nodes.some(({ type }) => type === MANUAL_TRIGGER)) continue;
		console.log(`\n━━ ${workflow.name ?? file}  (examples/${file})`);
		const { status, steps } = await engine.runWorkflow(workflow);
		steps.filter(({ node }) => node.type !== STICKY_NOTE).forEach(print);
		const hasRun = status === 'success' || status === 'waiting';
		const asExpected = hasRun && steps.some(({ node }) => node.type === NODE_TYPE);
		if (!asExpected) failures++;
		const end = status === 'waiting' ? 'waits for an answer' : 'done';
		console.log(asExpected ? `   ✔ ${end}` : `   ✘ ${status}`);
	}
	return failures;
}

function print({ node, input, outputs, error }: ExecutionStep): void {
	console.log(`\n   ${node.name}`);
	if (node.type === NODE_TYPE) {
		for (const [index, item] of input.entries()) console.log(`     in  ${index}  ${brief(item)}`);
	}
	outputs.forEach((items, output) => {
		const label = outputs.length > 1 && output === outputs.length - 1 ? 'err' : 'out';
		for (const [index, item] of items.entries()) {
			console.log(`     ${label} ${origin(item, index)}  ${brief(item)}`);
		}
	});
	if (error instanceof Error) console.log(`     ✘ ${error.message}`);
}

/** Which input item an output item comes from. */
function origin({ pairedItem }: INodeExecutionData, index: number): string {
	const sources = [pairedItem ?? index]
		.flat()
		.map((source) => (typeof source === 'object' ? source.item : source));
	return sources.join('+');
}

function brief({ json, binary = {} }: INodeExecutionData): string {
	const files = Object.entries(binary).map(
		([name, { fileName, fileSize }]) => `${name}: ${fileName ?? 'file'} (${fileSize ?? '?'})`,
	);
	const text = JSON.stringify(json);
	const short = text.length > 400 ? `${text.slice(0, 400)}…` : text;
	return [short, ...files].join('  📎 ');
}

void main();
