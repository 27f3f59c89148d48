import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Required programs, and the Debian packages that provide them. */
const PROGRAMS = {
	chromium: 'chromium',
	'redis-server': 'redis-server',
	initdb: 'postgresql',
	postgres: 'postgresql',
} as const;

/** Debian keeps the server's programs outside the PATH, in a folder per version. */
const POSTGRES_VERSIONS = '/usr/lib/postgresql';

/**
 * @returns the full path of a program
 * @throws when it is not installed, with instructions to install it
 */
export function findProgram(name: keyof typeof PROGRAMS): string {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...postgresFolders()];
	const found = folders.map((folder) => join(folder, name)).find(isExecutable);
	if (found !== undefined) return found;
	throw new Error(
		`These tests need ${name}, which this machine does not have. On Debian: apt-get install ${PROGRAMS[name]}`,
	);
}

function postgresFolders(): string[] {
	if (!existsSync(POSTGRES_VERSIONS)) return [];
	return readdirSync(POSTGRES_VERSIONS).map((version) => join(POSTGRES_VERSIONS, version, 'bin'));
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
