import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** What n8n knows of the execution. */
export type Execution = Pick<
	IExecuteFunctions,
	'getWorkflow' | 'getExecutionId' | 'getInstanceBaseUrl'
>;

/** n8n's editor names a workflow so that was never saved. [n8n-core 2.40] */
const UNSAVED = '__EMPTY__';

/** The words of a link to the execution. */
export const VIEW_EXECUTION = 'View Execution';

/** @returns the page of this execution in n8n; undefined if n8n does not say which one it is */
export function executionUrlOf(context: Execution): string | undefined {
	const { id = '' } = context.getWorkflow();
	// Typed as text, but missing where n8n keeps no execution.
	const execution = context.getExecutionId() as string | undefined;
	if (id === '' || id === UNSAVED || !execution) return undefined;
	return `${context.getInstanceBaseUrl()}workflow/${id}/executions/${execution}`;
}

/** @returns a button that opens the execution */
export function executionButton(url: string, type: '+' | '-' = '+'): IDataObject {
	return { label: VIEW_EXECUTION, type, action: { type: 'open.url', data: { web: url } } };
}
