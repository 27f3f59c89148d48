import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import type { Figure } from '../table';

/** Measures with a sandbox in this process that applies no thresholds. */
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
