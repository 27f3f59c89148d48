/**
 * The n8n engine of this process, and everything in which its two lines differ.
 *
 * Under jest it is the one lent by the project's environment (jestEnvironment.ts), elsewhere 2.x.
 * Types are those of 2.x.
 */
import './environment';
import 'reflect-metadata';
import { createRequire } from 'node:module';

import type { WorkflowExecute } from 'n8n-core';
import type { INode, IRun, Workflow } from 'n8n-workflow';

import type {} from './lentEngine';

/** What an engine run is: a promise that can be cancelled, as the editor's stop button does. */
export interface CancelableRun extends Promise<IRun> {
	cancel(): void;
}

interface ServiceContainer {
	get<T>(service: abstract new (...args: never[]) => T): T;
}

interface FirstLineExecute {
	run(workflow: Workflow, startNode: INode): CancelableRun;
}

/** Resolves from inside n8n-core: several versions of `@n8n/di` are installed side by side. */
export const requireFromEngine =
	globalThis.lentEngine?.require ?? createRequire(require.resolve('n8n-core'));

function versionOf(packageName: string): string {
	const { version } = requireFromEngine(`${packageName}/package.json`) as { version: string };
	return version;
}

/** Version of the n8n-workflow that the engine uses, "1.120.31" or "2.41.0". */
export const engineWorkflowVersion = versionOf('n8n-workflow');

export const isFirstLine = engineWorkflowVersion.startsWith('1.');

/** n8n's services: the container that the engine itself uses. */
export const services = (requireFromEngine('@n8n/di') as { Container: ServiceContainer }).Container;

/** n8n 1.x keeps a timer for idle SSH connections, which would keep the process alive. */
function stopIdleTimer(): void {
	const { SSHClientsManager } = requireFromEngine('./execution-engine/ssh-clients-manager') as {
		SSHClientsManager: new () => { onShutdown(): void };
	};
	services.get(SSHClientsManager).onShutdown();
}

if (isFirstLine) stopIdleTimer();

/** n8n's logger looks for its caller in a stack trace before it notices that it is to be silent. */
function silenceLogger(): void {
	const { Logger } = requireFromEngine('@n8n/backend-common') as {
		Logger: new () => Record<'debug' | 'info' | 'warn' | 'error', () => void>;
	};
	const silence = () => undefined;
	Object.assign(services.get(Logger), {
		debug: silence,
		info: silence,
		warn: silence,
		error: silence,
	});
}

silenceLogger();

/** Runs what is left of an execution. */
export function continueRun(execute: WorkflowExecute, workflow: Workflow): CancelableRun {
	return execute.processRunExecutionData(workflow);
}

/** Starts the workflow at `startNode`. 1.x takes positional arguments, 2.x one object. */
export function startRun(
	execute: WorkflowExecute,
	workflow: Workflow,
	startNode: INode,
): CancelableRun {
	if (isFirstLine) {
		return (execute as unknown as FirstLineExecute).run(workflow, startNode);
	}
	return execute.run({ workflow, startNode });
}
