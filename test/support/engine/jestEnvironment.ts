/**
 * jest's environment: Node.js as usual, plus the engine of one line of n8n, the sandbox, its web server and,
 * for tests on an engine, the nodes' forms, which `lent/` hands out in place of the modules.
 */
import { setFlagsFromString } from 'node:v8';

import { TestEnvironment } from 'jest-environment-node';

import { reuseCode } from './codeCache';
import type { Coverage } from './coverage';
import { keepNews } from './coverage';
import type { LentEngine, Line } from './lentEngine';
import { engineOf } from './lentEngine';
import { formsRead } from './lentForms';
import type { LentSandbox } from './lentSandbox';
import { sandboxModule } from './lentSandbox';
import type { LentWebServer } from './lentWebServer';
import { webServer } from './lentWebServer';
import { endTestContext, lendTestContext } from './testContext';
import { endTimeouts, trackTimeouts } from './timeouts';

reuseCode();
trackTimeouts();
// By default, V8 spends a tenth of all computing time on optimizing functions, which it does anew for each
// test file. Few files run long enough to repay that.
setFlagsFromString('--interrupt-budget=1000000');

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
	lentForms?: string;
	lentSandbox?: LentSandbox;
	__coverage__?: Coverage;
};

/** `testEnvironmentOptions` of a project. */
interface Options {
	readonly line: Line;
	/** Whether the tests of the project evaluate the forms themselves. */
	readonly ownForms?: boolean;
}

export default class EngineEnvironment extends TestEnvironment {
	private readonly options: Options;
	/** Whether the worker lives on when the tests have been run and coverage begins anew. */
	private readonly isWatching: boolean;

	constructor(...[config, context]: Construction) {
		super(config, context);
		this.options = config.projectConfig.testEnvironmentOptions as unknown as Options;
		const { watch, watchAll } = config.globalConfig;
		this.isWatching = watch || watchAll;
	}

	override async setup(): Promise<void> {
		await super.setup();
		const globals = this.global as unknown as Globals;
		globals.lentEngine = engineOf(this.options.line);
		globals.lentWebServer = webServer;
		globals.lentSandbox = sandboxModule;
		if (!this.options.ownForms) globals.lentForms = formsRead();
		shareErrors(globals);
		lendTestContext();
	}

	override async teardown(): Promise<void> {
		endTimeouts();
		await super.teardown();
	}

	/** Called by jest-circus, first when it is loaded, last before jest reads the coverage. */
	handleTestEvent({ name }: { name: string }): void {
		if (name === 'setup') this.start();
		if (name === 'teardown') this.finish();
	}

	private start(): void {
		endTestContext();
		// Node.js's own: jest asks for 100, which are collected for each `expect`, too.
		Error.stackTraceLimit = 10;
	}

	private finish(): void {
		const { __coverage__: coverage } = this.global as unknown as Globals;
		if (coverage && !this.isWatching) keepNews(coverage);
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
