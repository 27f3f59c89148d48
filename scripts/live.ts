// Tries in a real organization what the package assumes about Cliq, and prints which assumptions hold.
// `npm run live -- --help` lists the options; docs/release.md says when to run it.
import { live } from './live/main';

void live(process.argv.slice(2), console.log)
	.then((code) => {
		process.exitCode = code;
	})
	.catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	});
