import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Clock } from './clock';
import type { Faults } from './faults';
import type { RecordedRequest } from './records';
import type { AnswerRule, AnswerRules } from './rules';

interface Arrival {
	record: RecordedRequest;
	rule?: AnswerRule;
}

/** The record of each arriving request, and the scripted response for it, if any. */
export class Intake {
	private readonly arrivals = new WeakMap<FastifyRequest, Arrival>();

	constructor(
		private readonly clock: Clock,
		private readonly rules: AnswerRules,
		private readonly recorded: () => void,
		private readonly faults: Faults,
	) {}

	/**
	 * Records every request of a part of the server, and cuts or stalls those that match a rule.
	 * @param app the part: the API, or the accounts server
	 * @param list where its requests go
	 */
	watch(app: FastifyInstance, list: RecordedRequest[]): void {
		app.addHook('onRequest', (request, reply, done) => {
			const record = this.note(request);
			list.push(record);
			const rule = this.rules.take(record.method, record.path);
			this.arrivals.set(request, { record, rule });
			if (rule?.before && rule.handle !== 'after') this.faults.strike(rule, request, reply);
			else done();
		});
		app.addHook('onResponse', (request, reply, done) => {
			this.of(request).record.status = reply.statusCode;
			this.recorded();
			done();
		});
	}

	/** The record of a request. */
	of(request: FastifyRequest): Arrival {
		return this.arrivals.get(request) ?? { record: this.note(request) };
	}

	/**
	 * Sends a scripted response.
	 * @param rule a rule without `before`, or one with it whose request has been carried out
	 */
	answer(rule: AnswerRule, request: FastifyRequest, reply: FastifyReply): FastifyReply {
		if (rule.before || rule.ending) {
			this.faults.strike(rule, request, reply);
			return reply;
		}
		return reply
			.code(rule.status ?? 200)
			.headers({ 'content-type': 'application/json;charset=UTF-8', ...rule.headers })
			.send(rule.body ?? '');
	}

	private note(request: FastifyRequest): RecordedRequest {
		const [path = ''] = request.originalUrl.split('?');
		const length = request.headers['content-length'];
		return {
			at: this.clock.now(),
			method: request.method,
			path,
			query: texts(request.query),
			headers: texts(request.headers),
			...(length !== undefined && { contentLength: Number(length) }),
		};
	}
}

/** Flattens what the framework parsed: the last value of a repeated name counts. */
export function texts(values: unknown): Record<string, string> {
	return Object.fromEntries(
		Object.entries(values ?? {}).map(([name, value]: [string, unknown]) => [
			name,
			String(Array.isArray(value) ? value.at(-1) : value),
		]),
	);
}
