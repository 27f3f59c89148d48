import { invalidInput } from '../../errors';
import { checkTool } from '../../operation/changes';
import type { ItemContext } from '../../operation/operation';
import { method, path } from './fields';

/**
 * A model fills in values, but decides neither what is called nor that it may change anything.
 *
 * @throws INVALID_INPUT for a method or path of a model, and for changes by one that the user did not allow
 */
export function checkModel(item: ItemContext, chosen: string): void {
	const written = item.context.getNode().parameters;
	for (const { property } of [method, path]) {
		if (!/\$fromAI/i.test(JSON.stringify(written[property.name] ?? ''))) continue;
		throw invalidInput(property.displayName, 'must not come from an AI model');
	}
	checkTool(item, chosen, method.property.displayName, chosen);
}
