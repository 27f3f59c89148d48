import { invalidInput } from '../errors';
import { boolean, TOOL } from '../fields';
import { OPTIONS } from '../fields/commonOptions';
import type { ItemContext, Operation, Resource } from './operation';

const allowed = boolean({
	name: 'allowChanges',
	description:
		'Whether this node may change and delete things as a tool of an AI agent. Have a person review the calls.',
});

/** For an AI agent's tool, which is also the only one that offers it. */
export const allowChanges: typeof allowed = {
	...allowed,
	property: { ...allowed.property, displayOptions: { show: { [TOOL]: [true] } } },
};

/** What changes or deletes something that exists. */
const RISKY = ['PUT', 'PATCH', 'DELETE'];

/**
 * @param method of the request
 * @param label of the field that decides what is requested
 * @param what it is, for the error
 * @throws INVALID_INPUT for changes by an AI agent that the user did not allow
 */
export function checkTool(
	{ context, parameters }: ItemContext,
	method: string,
	label: string,
	what: string,
): void {
	if (!parameters.isTool || !RISKY.includes(method)) return;
	const options = context.getNode().parameters[OPTIONS.name];
	// Only as the user wrote it: an expression could be a model's.
	const isAllowed = typeof options === 'object' && options !== null && 'allowChanges' in options;
	if (isAllowed && options.allowChanges === true) return;
	throw invalidInput(
		label,
		`must not be ${what} in a tool of an AI agent`,
		`Turn on the option "${allowChanges.property.displayName}", and have a person review the tool\u2019s calls.`,
	);
}

/** @returns the same resources, which as tools change and delete something only if the user allowed it */
export function guarded(resources: readonly Resource[]): Resource[] {
	return resources.map(({ operations, ...resource }) => ({
		...resource,
		operations: Object.fromEntries(
			Object.entries(operations).map(([value, operation]) => [value, guardedOperation(operation)]),
		),
	}));
}

function guardedOperation(operation: Operation): Operation {
	const { endpoints, name, options } = operation;
	const risky = endpoints.find(({ method }) => RISKY.includes(method));
	if (!risky) return operation;
	return {
		...operation,
		options: [...options, allowChanges],
		run: async (item) => {
			checkTool(item, risky.method, 'Operation', `"${name}"`);
			return await operation.run(item);
		},
	};
}
