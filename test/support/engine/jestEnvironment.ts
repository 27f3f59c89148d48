/**
 * jest's environment for tests on an engine: Node.js as usual, plus the engine of one line of n8n
 * and the web server of the sandbox, which `lent/` hands out under the names of their packages.
 */
import { TestEnvironment } from 'jest-environment-node';

import type { LentEngine, Line } from './lentEngine';
import { engineOf } from './lentEngine';
import type { LentWebServer } from './lentWebServer';
import { webServer } from './lentWebServer';

type Construction = ConstructorParameters<typeof TestEnvironment>;

const ERRORS = [
	'AggregateError',
	'EvalError',
	'RangeError',
	'ReferenceError',
	'SyntaxError',
	'TypeError',
	'URIError',
	// Last, since the prototypes of the others inherit from its prototype.
	'Error',
] as const;

type Globals = Record<(typeof ERRORS)[number], ErrorConstructor> & {
	lentEngine?: LentEngine;
	lentWebServer?: LentWebServer;
};

export default class EngineEnvironment extends TestEnvironment {
	private readonly line: Line;

	constructor(...[config, context]: Construction) {
		super(config, context);
		this.line = config.projectConfig.testEnvironmentOptions.line as Line;
	}

	override async setup(): Promise<void> {
		await super.setup();
		const globals = this.global as unknown as Globals;
		globals.lentEngine = engineOf(this.line);
		globals.lentWebServer = webServer;
		shareErrors(globals);
	}
}

/**
 * jest runs a test file in a realm with error classes of its own, while the engine lives outside of
 * it. As in n8n, what one side throws must be an `Error` to the other side.
 */
function shareErrors(globals: Globals): void {
	const outside = globalThis as unknown as Globals;
	for (const name of ERRORS) {
		// Errors that V8 itself throws in the realm keep its class: let that inherit from ours.
		Object.setPrototypeOf(globals[name].prototype, outside[name].prototype as object);
		globals[name] = outside[name];
	}
}
