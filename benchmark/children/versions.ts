/** Reports the engine version that the children of this line use. */
import { engineWorkflowVersion, requireFromEngine } from '../../test/support/engine';
import { answer } from './answer';

answer(async (): Promise<string> => {
	const { version } = requireFromEngine('../package.json') as { version: string };
	return `n8n-core ${version} with n8n-workflow ${engineWorkflowVersion}`;
});
