import { build } from 'esbuild';

import type * as NodeModule from '../../nodes/ZohoCliq/ZohoCliq.node';
import { ZohoCliq } from '../../nodes/ZohoCliq/ZohoCliq.node';
import { bundling, evaluate } from '../../scripts/bundle';

describe('the bundled node', () => {
	it('has the form that the operations ask for, as data', async () => {
		const source = require.resolve('../../nodes/ZohoCliq/ZohoCliq.node');
		const { outputFiles, metafile } = await build({
			...bundling,
			entryPoints: [source],
			write: false,
			metafile: true,
		});
		const code = outputFiles.map(({ text }) => text).join('');
		const bundled = evaluate(code, source) as typeof NodeModule;

		expect(new bundled.ZohoCliq().description).toEqual(new ZohoCliq().description);
		const inputs = Object.keys(metafile.inputs);
		expect(inputs).toContain('nodes/ZohoCliq/form/form.ts');
		expect(inputs).not.toContain('nodes/ZohoCliq/form/nodeProperties.ts');
	});
});
