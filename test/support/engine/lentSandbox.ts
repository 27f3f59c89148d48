/** The sandbox as jest's tests get it: its modules are loaded once per worker, as the engine's are. */
import { KNOWN_SCOPES, startOtherHost, startSandbox } from '../../../sandbox';

export const sandboxModule = { KNOWN_SCOPES, startOtherHost, startSandbox };

export type LentSandbox = typeof sandboxModule;

declare global {
	/** Set by jestEnvironment.ts; undefined outside of jest. */
	var lentSandbox: LentSandbox | undefined;
}
