import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import { ItemParameters, RunParameters } from '../fields/parameters';

/** What of a trigger's context its form is read from. */
export type TriggerContext = Pick<
	IHookFunctions | IPollFunctions | IWebhookFunctions,
	'getMode' | 'getNode' | 'getNodeParameter' | 'getTimezone'
>;

/** @returns what was entered into a trigger's form; these contexts have no items */
export function parametersOf(context: TriggerContext): ItemParameters {
	const getNodeParameter = ((name: string) =>
		context.getNodeParameter(name, null)) as ConstructorParameters<
		typeof RunParameters
	>[0]['getNodeParameter'];
	const run = new RunParameters({
		getNode: () => context.getNode(),
		getMode: () => context.getMode(),
		getTimezone: () => context.getTimezone(),
		getNodeParameter,
	});
	return new ItemParameters(run, 0, { json: {} });
}
