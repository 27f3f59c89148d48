import { createReadStream } from 'node:fs';

import type { FastifyInstance } from 'fastify';

import type { Clock } from '../clock';
import { texts } from '../intake';
import type { Organization } from '../organization';

/** How long the address of a file in an event holds: not documented. */
const HOUR = 3_600_000;

/** The addresses of files in events, which need no token: nobody can guess them, and they expire. */
export function serveEventFiles(
	app: FastifyInstance,
	{ organization, clock }: { organization: Organization; clock: Clock },
): void {
	app.get('/event-files/:id', (request, reply) => {
		const { id } = texts(request.params);
		const file = organization.files.find((stored) => stored.id === id);
		const sentAt = Number(file?.messageId.split('_')[0]);
		if (!file || clock.now() - sentAt > HOUR) return reply.code(404).send();
		return reply
			.type(file.contentType)
			.header('content-length', file.size)
			.header('content-security-policy', "default-src 'none'; sandbox")
			.header(
				'content-disposition',
				`attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, '_')}`,
			)
			.send(createReadStream(file.path));
	});
}
