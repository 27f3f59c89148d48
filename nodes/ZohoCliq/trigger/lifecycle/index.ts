import type { IHookFunctions } from 'n8n-workflow';

/** @returns whether Cliq already sends the events */
export async function checkExists(context: IHookFunctions): Promise<boolean> {
	return context.getNodeParameter('connection') === 'deluge';
}

/** Has Cliq send its events. */
export async function create(context: IHookFunctions): Promise<boolean> {
	return context.getNodeParameter('connection') === 'deluge';
}

/** Ends what {@link create} began. */
export async function remove(context: IHookFunctions): Promise<boolean> {
	return context.getNodeParameter('connection') === 'deluge';
}
