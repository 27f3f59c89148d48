/** Requests whose connection failed after they were sent, with codes that connections never made have, too. */
import http from 'node:http';
import type { Socket } from 'node:net';

import { expectExplained } from './faults/explained';
import { toMarketing, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld();

describe('a message whose connection fails after it was sent', () => {
	/** Lets the connection of the next POST fail once its request was carried out. */
	function failAfterSending(code: string, call: string): jest.SpyInstance {
		const real = http.request.bind(http);
		const fail = (socket: Socket) => {
			const watch = setInterval(() => {
				if (world.sandbox.hung === 0) return;
				clearInterval(watch);
				socket.destroy(Object.assign(new Error(`${call} ${code}`), { code, syscall: call }));
			}, 1);
		};
		const failing = (options: http.RequestOptions, respond: () => void) => {
			const request = real(options, respond);
			if (options.method === 'POST') request.once('socket', fail);
			return request;
		};
		world.sandbox.answerNext({ path: /message$/, handle: 'after', before: 'stall' });
		return jest.spyOn(http, 'request').mockImplementation(failing as typeof http.request);
	}

	it.each([
		['EHOSTUNREACH', 'read'],
		['ENETUNREACH', 'read'],
		['EHOSTUNREACH', 'write'],
		['ETIMEDOUT', 'read'],
		['ECONNREFUSED', 'read'],
	])('is not sent twice: %s while it calls %s', async (code, call) => {
		const spy = failAfterSending(code, call);
		const { error } = await world.run('message.send', { ...toMarketing, text: 'Pay invoice 7' });
		spy.mockRestore();
		const problem = expectExplained(error);
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code });
		expect(problem.description).toContain('may still have reached Cliq');
		const texts = world.sandbox.organization.messages.map(({ text }) => text);
		expect(texts.filter((text) => text === 'Pay invoice 7')).toHaveLength(1);
		expect(world.sandbox.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
	});
});
