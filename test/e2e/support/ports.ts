import { createServer } from 'node:net';

/**
 * @returns this many different ports of this machine that are currently free
 */
export async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(Array.from({ length: count }, listen));
	const ports = servers.map((server) => {
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('No port was given');
		return address.port;
	});
	await Promise.all(servers.map(close));
	return ports;
}

type Server = ReturnType<typeof createServer>;

async function listen(): Promise<Server> {
	const server = createServer();
	await new Promise<void>((done, fail) => {
		server.once('error', fail);
		server.listen(0, '127.0.0.1', done);
	});
	return server;
}

async function close(server: Server): Promise<void> {
	await new Promise<void>((done, fail) => {
		server.close((error) => {
			if (error) fail(error);
			else done();
		});
	});
}
