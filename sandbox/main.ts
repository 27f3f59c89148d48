import { parseArgs } from 'node:util';

import { startSandbox } from '.';

const USAGE = `Starts a Zoho Cliq to try things on.

  npm run sandbox -- [--port 8080] [--host 0.0.0.0] [--no-thresholds] [--empty]

  --port N          port to listen on (default 8080; 0 for any free port)
  --host ADDRESS    address to listen on (default 127.0.0.1), for n8n in Docker; with any but
                    this machine's own, page and consent ask for the token printed at start
  --no-thresholds   do not refuse calls past Cliq's thresholds
  --empty           without earlier messages to look at
  --help            this text
`;

const IN_DOCKER = `
The container and your browser must both know host.docker.internal: see "n8n in Docker" in
sandbox/README.md. The token in the links is the client secret; who has it may read everything here.
`;

/** Runs the sandbox from the command line until Ctrl-C. */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '8080' },
			host: { type: 'string', default: '127.0.0.1' },
			'no-thresholds': { type: 'boolean', default: false },
			empty: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(USAGE);
		return;
	}
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		throw new Error(`--port must be a number from 0 to 65535, not "${values.port}"`);
	}
	const sandbox = await startSandbox({
		port,
		host: values.host,
		history: !values.empty,
		switches: { thresholds: !values['no-thresholds'] },
	});
	const { url, credentialUrl, token, client } = sandbox;
	const link = (path: string) => url + path + (token === undefined ? '' : `?token=${token}`);
	process.stdout.write(`Cliq sandbox

  Conversations   ${link('/')}
  Raw requests    ${link('/requests')}

Fill in n8n's credential "Zoho Cliq OAuth2 API" like this, then click "Connect" ("Connect my account" in n8n 1.x):

  Client ID       ${client.id}
  Client Secret   ${client.secret}
  Data Center     Custom
  Accounts URL    ${credentialUrl}
  Cliq URL        ${credentialUrl}
${token === undefined ? '' : IN_DOCKER}
Ctrl-C ends it; nothing is kept.
`);
	const end = () => {
		// A second Ctrl-C must not wait for the first.
		process.once('SIGINT', () => process.exit(130));
		void sandbox.close().then(() => process.exit(0));
	};
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

main().catch((error: unknown) => {
	const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
	const message = error instanceof Error ? error.message : String(error);
	process.stderr.write(
		`sandbox: ${busy ? 'the port is in use; try --port 0' : message}\n${busy ? '' : `\n${USAGE}`}`,
	);
	process.exitCode = 1;
});
