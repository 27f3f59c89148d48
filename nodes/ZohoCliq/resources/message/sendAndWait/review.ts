import type { INode, INodeExecutionData } from 'n8n-workflow';

/** The most characters of a tool's arguments that a question shows. */
const MAX_ARGUMENTS = 2000;

/** n8n's own message writes an object this way. [n8n 2.40] */
const OBJECT = '[object Object]';

/** @returns whether the node reviews the tool calls of an AI agent. [n8n 2.40] */
export function isReview({ type }: INode): boolean {
	return type.endsWith('HitlTool');
}

/** @returns the message with the tool's arguments in readable form */
export function readable(message: string, { json }: INodeExecutionData): string {
	const whole = JSON.stringify(json.toolParameters ?? {}, null, 2).replaceAll('```', "'''");
	const shown =
		whole.length > MAX_ARGUMENTS
			? `${whole.slice(0, MAX_ARGUMENTS).replace(/[\uD800-\uDBFF]$/, '')}…\n(cut; the execution in n8n shows all)`
			: whole;
	return message.replaceAll(OBJECT, () => `\n\`\`\`\n${shown}\n\`\`\``);
}
