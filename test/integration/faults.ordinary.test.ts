/** Faults of Cliq, in operations that only fill a form. */
import { operations } from '../../nodes/ZohoCliq/resources';
import { nameOf } from '../support/forms';
import { onNewestLineOnly } from '../support/newestLine';
import { ordinaryScenarios, scenarios } from './faults/scenarios';
import { useFaultTrial } from './faults/trial';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const trial = useFaultTrial();

/** What shows that an operation reads, writes, refreshes and explains as all others do. */
const KEY_FAULTS = [
	'connection reset after the request was carried out',
	'HTML with 200',
	'204',
	'redirect to another host with 302',
	'storm of 401',
	'HTTP 503',
];

it('every operation of the node meets faults', () => {
	// Any body is a file: what else can go wrong with one has tests of its own.
	const met = [
		'file.download',
		...[...scenarios, ...ordinaryScenarios].map(({ operation }) => operation),
	];
	expect([...new Set(met)].sort()).toEqual(operations.map(nameOf).sort());
});

for (const scenario of onNewestLineOnly(ordinaryScenarios)) {
	describe(`${scenario.operation}, ${scenario.name}`, () => {
		it.each(KEY_FAULTS)('copes with: %s', async (name) => {
			await trial.expectCoping(scenario, trial.faultNamed(name));
		});
	});
}
