import type { Facts } from './facts';
import { shapeOf } from './words';

/** @returns a starter test, to be adapted to the purpose of the operation */
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
