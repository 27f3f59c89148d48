import type { INodeExecutionData } from 'n8n-workflow';

/** Parameters of a message whose text comes from the item. */
export const MESSAGE = { resource: 'message', operation: 'send', text: '={{ $json.text }}' };

/** @returns items with one text each */
export function messages(count: number): INodeExecutionData[] {
	return Array.from({ length: count }, (_, index) => ({ json: { text: `Message ${index}` } }));
}
