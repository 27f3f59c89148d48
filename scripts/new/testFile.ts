import type { Facts } from './facts';
import { shapeOf } from './words';

/** @returns a test of the operation, to be made one of what it is for */
export function testCode({ resource, operation, method, path }: Facts): string {
	const name = `${resource}.${operation}`;
	const pattern = shapeOf(path).replace(/[/.]/g, '\\$&').replaceAll('{}', '[^/]+');
	return `import { requiredForm } from '../support/forms';
import { useWorld } from './world';

const world = useWorld({ history: true });

describe('${name}', () => {
	it('asks Cliq once', async () => {
		const { items, error } = await world.run('${name}', requiredForm('${name}', world.sandbox));
		expect(error).toBeUndefined();
		expect(items).not.toEqual([]);
		const { method, path } = world.sandbox.requests.at(-1) ?? {};
		expect(method).toBe('${method}');
		expect(path).toMatch(/^${pattern}$/);
	});
});
`;
}
