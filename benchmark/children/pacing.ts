/** Sends more messages than Cliq accepts per minute, with a clock that skips sleeps. */
import type * as n8nWorkflow from 'n8n-workflow';

import { requireFromEngine } from '../../test/support/engine';
import { startSandbox } from '../../sandbox';
import { accountOf } from '../account';
import { answer } from './answer';
import { connectedEngine, sendTo } from './engine';
import { MESSAGE, messages } from './messages';

export interface PacingResult {
	/** By the clock of the node and the sandbox. */
	readonly seconds: number;
	/** Messages that arrived exactly once and in order. */
	readonly delivered: number;
	readonly refused: number;
}

/** The clock runs as usual, but jumps ahead instead of sleeping. */
function skipSleep(): void {
	const realNow = Date.now.bind(Date);
	const realUptime = performance.now.bind(performance);
	let skipped = 0;
	Date.now = () => realNow() + skipped;
	performance.now = () => realUptime() + skipped;
	const sleep: typeof n8nWorkflow.sleep = async (milliseconds) => {
		skipped += milliseconds;
		await new Promise<void>((resolve) => setImmediate(resolve));
	};
	// The node is not loaded yet, so it will get this copy.
	const loaded = require.cache[requireFromEngine.resolve('n8n-workflow')];
	if (loaded === undefined) throw new Error('n8n-workflow is not loaded');
	loaded.exports = { ...(loaded.exports as typeof n8nWorkflow), sleep };
}

answer(async (count: number): Promise<PacingResult> => {
	skipSleep();
	const sandbox = await startSandbox();
	const engine = await connectedEngine(accountOf(sandbox));
	const start = Date.now();
	await sendTo(engine, MESSAGE, messages(count));
	const seconds = (Date.now() - start) / 1000;

	const texts = sandbox.organization.messages.map(({ text }) => text);
	const wanted = messages(count).map(({ json }) => json.text);
	const delivered = texts.filter((text, index) => text === wanted[index]).length;
	const refused = sandbox.requests.filter(({ status = 0 }) => status >= 400).length;
	await sandbox.close();
	return { seconds, delivered, refused };
});
