/**
 * @param name of a node
 * @returns it as a text in an expression, which a brace in the name would end
 */
export function quoted(name: string): string {
	return JSON.stringify(name).replace(/[{}]/g, (brace) => (brace === '{' ? '\\u007b' : '\\u007d'));
}
