/** `sandbox`, as jest.config.js maps it. */
import type { Sandbox, SandboxOptions } from '../../../../sandbox';
import type {} from '../lentSandbox';

const lent = globalThis.lentSandbox;
if (!lent) throw new Error('The sandbox is lent by jestEnvironment.ts');

export const { KNOWN_SCOPES, startOtherHost } = lent;

/** On the clock of the test, which may be a simulated one. */
export const startSandbox = async (options?: SandboxOptions): Promise<Sandbox> =>
	await lent.startSandbox({ clock: () => Date.now(), ...options });
