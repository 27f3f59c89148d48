import { adminOperations } from '../../nodes/ZohoCliq/adminResources';
import { ZohoCliqAdmin } from '../../nodes/ZohoCliqAdmin/ZohoCliqAdmin.node';
import { filledForm, nameOf } from '../support/forms';
import { liftRateLimits } from '../support/processState';
import { useWorld } from './world';

const world = useWorld(
	{ history: true, switches: { thresholds: false } },
	() => new ZohoCliqAdmin(),
);

beforeEach(() => {
	liftRateLimits();
});

const changing = adminOperations
	.filter(({ definition }) =>
		definition.endpoints.some(({ method }) => method !== 'GET' && method !== 'POST'),
	)
	.map((entry) => [nameOf(entry), entry] as const);

const RISKY = /^(?:PUT|PATCH|DELETE)$/;
const changes = () => world.sandbox.requests.filter(({ method }) => RISKY.test(method));

describe.each(changing)('%s as a tool of an AI agent', (_name, entry) => {
	const run = async (options: object, input = {}) => {
		const parameters = { ...filledForm(entry, world.sandbox, false), options } as never;
		world.sandbox.requests.length = 0;
		return await world.engine.runAsTool({ parameters, input });
	};

	it('changes nothing unless the user allows it', async () => {
		for (const options of [
			{},
			{ allowChanges: false },
			{ allowChanges: '={{ $fromAI("allow", "", "boolean") }}' },
		]) {
			const { error } = await run(options, { allow: true });
			const { name } = entry.definition;
			expect(error?.message).toContain(`"Operation" must not be "${name}" in a tool`);
		}
		expect(world.sandbox.requests).toEqual([]);
		const { error } = await run({ allowChanges: true });
		expect(error).toBeUndefined();
		expect(changes()).not.toEqual([]);
	});
});

it('is the rule for every operation that changes or deletes something', () => {
	expect(changing.length).toBeGreaterThan(40);
	const guarded = adminOperations.filter(({ definition }) =>
		definition.options.some(({ property }) => property.name === 'allowChanges'),
	);
	expect(guarded.map(nameOf)).toEqual(changing.map(([name]) => name));
});
