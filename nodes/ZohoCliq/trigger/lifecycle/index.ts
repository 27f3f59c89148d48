/**
 * What the instant trigger changes in Cliq when its workflow is published, and undoes afterwards. n8n calls
 * `create` up to five times, `remove` after each failure, so each step is written down when it is made and only
 * what is written down is undone. Nobody waits here: a rate limit fails with the seconds left.
 */
import type { IHookFunctions } from 'n8n-workflow';

import { CliqClient } from '../../cliq/client';
import { openSession } from '../../cliq/session';
import type { Problem } from '../../errors';
import { cliqError, problemOf, toNodeError } from '../../errors';
import { checkAddress } from './address';
import { connectBot, disconnectBot, isBotConnected } from './bot';
import { connectComponent, disconnectComponent, isComponentConnected } from './components';
import type { Setup } from './setup';
import { readSetup } from './setup';
import { writtenIn } from './written';

/**
 * @returns whether everything is set up already; n8n 1.x asks at each start
 * @throws the error that n8n shows
 */
export async function checkExists(context: IHookFunctions): Promise<boolean> {
	return await explained(context, async () => {
		const setup = readSetup(context);
		if (!setup) return true;
		const written = writtenIn(context);
		// A test listens at another address, and nothing of the real one is written down for it.
		if (setup.address.isTest || !written.isBegun) return false;
		const client = await clientFor(context);
		if (setup.bot && !(await isBotConnected(client, setup, written))) return false;
		for (const component of setup.components) {
			if (!(await isComponentConnected(client, setup, component, written))) return false;
		}
		return true;
	});
}

/**
 * Has the bot, and what else was chosen, send its events here.
 *
 * @returns true
 * @throws the error that n8n shows
 */
export async function create(context: IHookFunctions): Promise<boolean> {
	return await explained(context, async () => {
		const setup = readSetup(context);
		if (!setup) return true;
		const client = await clientFor(context);
		checkAddress(setup.address, client.connection.cliqUrl);
		const written = writtenIn(context);
		if (setup.bot) await connectBot(client, setup, setup.bot, written);
		const connected: boolean[] = [];
		for (const component of setup.components) {
			connected.push(await connectComponent(client, setup, component, written));
		}
		if (!setup.bot && !connected.includes(true)) throw nothingToTest(setup);
		return true;
	});
}

/**
 * Gives back what was taken over and deletes what was created, except bots, which have subscribers and a history.
 *
 * @returns true
 * @throws the error that n8n shows
 */
export async function remove(context: IHookFunctions): Promise<boolean> {
	return await explained(context, async () => {
		const written = writtenIn(context);
		if (written.hasUndo) {
			const client = await clientFor(context);
			for (const component of written.components) {
				await disconnectComponent(client, component);
				written.forgetComponent(component);
			}
			await disconnectBot(client, written);
		}
		written.forget();
		return true;
	});
}

async function clientFor(context: IHookFunctions): Promise<CliqClient> {
	return new CliqClient(await openSession(context));
}

function nothingToTest({ components }: Setup) {
	const names = components.map(({ kind, name }) => `${kind.label} "${name}"`).join(' and no ');
	return cliqError('INVALID_INPUT', {
		message: `Cliq has no ${names} yet, and a test run creates none`,
		description: '',
		remedy: 'Publish the workflow once; after that, a test run can use it too.',
	});
}

async function explained<Result>(
	context: IHookFunctions,
	work: () => Promise<Result>,
): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		throw toNodeError(context.getNode(), forPublishing(problemOf(error)));
	}
}

/** Other nodes run and may wait; a workflow is published. n8n shows only the message. */
function forPublishing(problem: Problem): Problem {
	const { kind, retryAfterSeconds } = problem;
	const remedy =
		kind === 'RATE_LIMITED' && retryAfterSeconds !== undefined
			? `Publish the workflow again in ${retryAfterSeconds} seconds.`
			: problem.remedy
					.replace(/^Run the node again/, 'Publish the workflow again')
					.replace(/\brun the node again/gi, 'publish the workflow again');
	return { ...problem, message: retryable(problem.message), remedy: retryable(remedy) };
}

/** When n8n starts, it does not retry what fails with this word. [n8n 2.40] */
function retryable(text: string): string {
	return text.replace(/authorization/gi, 'access');
}
