/** A cell, with or without quotes, and what ends it. [RFC 4180] */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/y;

/** @returns the rows of a CSV text by the names in its first row */
export function rowsOfCsv(text: string): Array<Record<string, string>> {
	const [names = [], ...rows] = cellsOf(text.replace(/^\ufeff/, ''));
	return rows.map((cells) =>
		Object.fromEntries(names.map((name, index) => [name.trim(), cells[index] ?? ''])),
	);
}

function cellsOf(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	CELL.lastIndex = 0;
	while (CELL.lastIndex < text.length) {
		const [whole = '', quoted, bare = '', end = ''] = CELL.exec(text) ?? [];
		// A quote in the middle of a cell is against the standard: the rest is unreadable.
		if (whole === '') break;
		row.push(quoted?.replaceAll('""', '"') ?? bare);
		if (end === ',') continue;
		if (row.some((cell) => cell !== '')) rows.push(row);
		row = [];
	}
	return row.length > 0 ? [...rows, row] : rows;
}
