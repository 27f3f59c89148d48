/** @returns for example `Get Many` for `getMany` */
export function titleOf(name: string): string {
	const words = camelCase(name).replace(/[A-Z]/g, (letter) => ` ${letter}`);
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @returns for example `userIds` for `user_ids` */
export function camelCase(key: string): string {
	return key.replace(/[_-](\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** @returns the `{name}`s of a path */
export function placeholdersOf(path: string): string[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** @returns the same for every spelling of a path: whatever its placeholder names and its version */
export function shapeOf(path: string): string {
	return wholePath(path).replace(/\{\w+\}/g, '{}');
}

/** @returns the path from the host: one without its API belongs to v2 */
export function wholePath(path: string): string {
	return /^\/(?:maintenance)?api\//.test(path) ? path : `/api/v2${path}`;
}

/** @returns the first word of a path, for example `chats` */
export function areaOf(path: string): string {
	return /^(?:\/(?:maintenance)?api\/v\d+)?\/([\w.-]+)/.exec(path)?.[1] ?? '';
}
