import * as n8nWorkflow from 'n8n-workflow';

import { ZohoCliqOAuth2Api } from '../../credentials/ZohoCliqOAuth2Api.credentials';
import type * as NodeModule from '../../nodes/ZohoCliq/ZohoCliq.node';
import type { World } from '../integration/world';
import { CREDENTIAL } from '../integration/world';
import type { Engine } from './engine';
import { createEngine } from './engine';

/** The node as another process loads it, with nothing in its memory: no count of calls, for example. */
export function nodeOfAnotherProcess(world: World): Engine {
	let engine: Engine | undefined;
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => n8nWorkflow);
		const { ZohoCliq } = jest.requireActual<typeof NodeModule>(
			'../../nodes/ZohoCliq/ZohoCliq.node',
		);
		engine = createEngine({ node: new ZohoCliq(), credentialType: new ZohoCliqOAuth2Api() });
	});
	if (!engine) throw new Error('The node did not load');
	engine.saveCredential(CREDENTIAL, world.engine.readCredential(CREDENTIAL));
	return engine;
}
