import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import type { Figure } from '../table';

/** Measures against a sandbox that runs in this process and counts no calls. */
export async function withSandbox(
	measure: (sandbox: Sandbox) => Promise<Figure[]>,
): Promise<Figure[]> {
	const sandbox = await startSandbox({ switches: { thresholds: false } });
	try {
		return await measure(sandbox);
	} finally {
		await sandbox.close();
	}
}
