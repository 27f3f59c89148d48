import type { Use } from './uses';

/**
 * Whether a choice that only the field's operations offer is condition enough, so that the field needs no names of
 * operations: n8n drops the value of a choice that it does not show. In its place it takes the choice's default,
 * which must therefore be another value, unless the choice has copies: of those n8n takes only one that it shows.
 * [n8n-workflow 1.120 and 2.40: `getNodeParameters`]
 *
 * @param all every field of the node, with its operations
 */
export function isShownByChoice({ field, entries }: Use, all: readonly Use[]): boolean {
	return Object.entries(field.displayOptions?.show ?? {}).some(([name, shownFor = []]) => {
		const values: unknown[] = shownFor;
		const choices = all.filter((use) => use.field.name === name);
		return (
			choices.length > 0 &&
			choices.every(
				(choice) =>
					(choices.length > 1 || !values.includes(choice.field.default)) &&
					choice.entries.every((entry) => entries.includes(entry)),
			)
		);
	});
}
