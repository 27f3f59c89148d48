/** Faults of Cliq, in operations with code of their own. */
import { onNewestLineOnly } from '../support/newestLine';
import { arrivals, isRepeatable } from './faults/requests';
import { perform, readThenWrite, scenariosOfLine } from './faults/scenarios';
import { hugeFaultNames, smallFaultNames, useFaultTrial } from './faults/trial';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const trial = useFaultTrial();

describe.each(scenariosOfLine)('$operation, $name', (scenario) => {
	const huge = scenario === readThenWrite ? onNewestLineOnly(hugeFaultNames) : [];

	it.each([...smallFaultNames, ...huge])('handles: %s', async (name) => {
		await trial.expectCoping(scenario, trial.faultNamed(name));
	});

	it('continues when a read fails once, and never sends a write again', async () => {
		const baseline = await trial.baselineOf(scenario);
		for (const fault of trial.faults) {
			if (fault.write !== 'UNAVAILABLE' || /20 MB|50[124]/.test(fault.name)) continue;
			for (const [skip, faultedRequest] of baseline.requests.entries()) {
				trial.startAfresh();
				trial.sandbox.answerNext({ ...fault.rule, path: /\/api\//, skip });
				const { error } = await perform(trial.world, scenario);
				const label = `${fault.name}, request ${skip}`;
				expect([label, error?.message]).toEqual([
					label,
					isRepeatable(faultedRequest) ? undefined : (expect.any(String) as string),
				]);
				if (!error) expect(arrivals(trial.sandbox)).toEqual(baseline.arrivals);
				trial.expectNothingTwice(baseline, fault);
			}
		}
	});
});
