import { invalidInput } from '../../errors';
import { boolean } from '../../fields';
import type { ItemContext } from '../../operation/operation';
import { method, path } from './fields';

/** For an AI agent's tool. */
export const allowChanges = boolean({
	name: 'allowChanges',
	description:
		'Whether this node may use PUT, PATCH and DELETE as a tool of an AI agent. Have a person review the calls.',
});

const RISKY = ['PUT', 'PATCH', 'DELETE'];

/**
 * A model fills in values, but decides neither what is called nor that it may change anything.
 *
 * @throws INVALID_INPUT for a method or path of a model, and for changes by one that the user did not allow
 */
export function checkModel({ context, parameters }: ItemContext, chosen: string): void {
	const written = context.getNode().parameters;
	for (const { property } of [method, path]) {
		if (!/\$fromAI/i.test(JSON.stringify(written[property.name] ?? ''))) continue;
		throw invalidInput(property.displayName, 'must not come from an AI model');
	}
	if (!parameters.isTool || !RISKY.includes(chosen)) return;
	const { options } = written;
	// Only as the user wrote it: an expression could be a model's too.
	const isAllowed = typeof options === 'object' && options !== null && 'allowChanges' in options;
	if (isAllowed && options.allowChanges === true) return;
	throw invalidInput(
		method.property.displayName,
		`must not be ${chosen} in a tool of an AI agent`,
		`Turn on the option "${allowChanges.property.displayName}", and have a person review the tool\u2019s calls.`,
	);
}
