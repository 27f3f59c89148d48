/** What n8n's queue mode needs besides n8n: a Redis and a Postgres without persistent data. */
import type { SpawnOptions } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePorts } from './ports';
import { findProgram } from './programs';
import { until } from './wait';

/** Debian's "nobody" and "nogroup". */
const NOBODY = 65534;

export interface Service {
	/** On 127.0.0.1. */
	readonly port: number;
	stop(): Promise<void>;
}

/** The owner of the database that {@link startPostgres} creates. It has no password, and the name of its owner. */
export const DATABASE_USER = 'postgres';

/**
 * Starts Debian's Redis.
 *
 * @throws when it is not installed, with instructions to install it
 */
export async function startRedis(): Promise<Service> {
	const [port = 0] = await freePorts(1);
	const nothingOnDisk = ['--save', '', '--appendonly', 'no'];
	const args = ['--port', String(port), '--bind', '127.0.0.1', ...nothingOnDisk];
	return await serve(findProgram('redis-server'), args, port, {});
}

/**
 * Starts Debian's Postgres with an empty database.
 *
 * @throws when it is not installed, with instructions to install it
 */
export async function startPostgres(): Promise<Service> {
	const [port = 0] = await freePorts(1);
	const folder = mkdtempSync(join(tmpdir(), 'zoho-cliq-postgres-'));
	// It refuses to run as root.
	const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
	if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
	const options = { ...user, cwd: folder };
	execFileSync(
		findProgram('initdb'),
		['-D', folder, '-U', DATABASE_USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
		{ ...options, stdio: ['ignore', 'ignore', 'inherit'] },
	);
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
	const args = ['-D', folder, '-p', String(port), ...settings.flatMap((each) => ['-c', each])];
	const service = await serve(findProgram('postgres'), args, port, options);
	return {
		port,
		async stop() {
			await service.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function serve(
	program: string,
	args: string[],
	port: number,
	options: SpawnOptions,
): Promise<Service> {
	const child = spawn(program, args, { ...options, stdio: 'ignore' });
	const kill = (): void => {
		child.kill('SIGKILL');
	};
	process.once('exit', kill);
	await until(`${program} answers`, async () => await isListening(port), 30_000);
	return {
		port,
		async stop() {
			process.off('exit', kill);
			// For Postgres: at once, without waiting for its clients.
			child.kill('SIGINT');
			if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
		},
	};
}

async function isListening(port: number): Promise<boolean> {
	return await new Promise((answer) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => {
			socket.destroy();
			answer(true);
		});
		socket.once('error', () => {
			answer(false);
		});
	});
}
