import { parseArgs } from 'node:util';

import type { Need } from './trial';

/** What was chosen on the command line. */
export interface Options extends Readonly<Partial<Record<Exclude<Need, 'admin'>, string>>> {
	readonly credential: string;
	readonly write: boolean;
	readonly admin: boolean;
	readonly json: boolean;
	/** Names of the only trials to run; all if empty. */
	readonly only: readonly string[];
}

export const USAGE = `npm run live -- --credential file.json [options]

Tries what this package assumes about Zoho Cliq in a real organization. Without --write it only reads.

  --credential FILE  JSON with "dataCenter" (us, eu, in, au, jp, cn, ca, sa, uk), or "cliqUrl" and
                     "accountsUrl"; and "clientId", "clientSecret" and "refresh_token", or "access_token"
  --chat ID          the chat to read, and with --write to write in
  --channel NAME     the unique name of the channel to read, and with --write to write in
  --bot NAME         the unique name of a bot of yours, which takes part in the channel
  --write            also trials that write in that chat and channel, and remove again what they can
  --admin            with --write, also trials that create and delete a bot, or save your own user unchanged
  --only A,B         only these trials
  --list             print the trials and stop
  --json             print the results as JSON
`;

const TEXT = { type: 'string' } as const;
const SWITCH = { type: 'boolean', default: false } as const;

/**
 * @returns the options of a command line; undefined if it asks for help or the list
 * @throws Error for an unknown option, or without a credential
 */
export function optionsOf(args: readonly string[]): Options | 'help' | 'list' {
	const { values } = parseArgs({
		args: [...args],
		options: {
			...{ credential: TEXT, chat: TEXT, channel: TEXT, bot: TEXT, only: TEXT },
			...{ write: SWITCH, admin: SWITCH, json: SWITCH, list: SWITCH, help: SWITCH },
		},
	});
	const { help, list, credential, only, ...rest } = values;
	if (help) return 'help';
	if (list) return 'list';
	if (credential === undefined) throw new Error(`--credential is missing\n\n${USAGE}`);
	return { ...rest, credential, only: only?.split(',') ?? [] };
}
