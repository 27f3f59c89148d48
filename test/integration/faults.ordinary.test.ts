/** Faults of Cliq, in operations without code of their own. */
import { everyOperation, nameOf } from '../support/forms';
import { onNewestLineOnly } from '../support/newestLine';
import { ordinaryScenarios, scenarios } from './faults/scenarios';
import { useFaultTrial } from './faults/trial';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const trial = useFaultTrial();

/** Faults that show that an operation reads, writes, refreshes and explains errors like all others. */
const KEY_FAULTS = [
	'connection reset after the request was carried out',
	'HTML with 200',
	'204',
	'redirect to another host with 302',
	'storm of 401',
	'HTTP 503',
];

it('scenarios cover every operation', () => {
	// Any body is a valid file; other faults of downloads are tested separately.
	const met = [
		'file.download',
		...[...scenarios, ...ordinaryScenarios].map(({ operation }) => operation),
	];
	expect([...new Set(met)].sort()).toEqual(everyOperation.map(nameOf).sort());
});

for (const scenario of onNewestLineOnly(ordinaryScenarios)) {
	describe(`${scenario.operation}, ${scenario.name}`, () => {
		it.each(KEY_FAULTS)('handles: %s', async (name) => {
			await trial.expectCoping(scenario, trial.faultNamed(name));
		});
	});
}
