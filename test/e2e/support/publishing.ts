import type { INode } from 'n8n-workflow';

import type { Execution, SavedWorkflow } from './rest';
import type { RunningN8n } from './runningN8n';
import type { WorkflowJson } from './workflow';
import { chain } from './workflow';

/** Publishes workflows with a trigger, and reads what they did. */
export function publishing(world: Pick<RunningN8n, 'url' | 'rest'>) {
	const save = async (workflow: WorkflowJson): Promise<SavedWorkflow> => {
		const saved = await world.rest.createWorkflow(workflow);
		await world.rest.activate(saved);
		return saved;
	};

	return {
		save,

		publish: async (name: string, nodes: readonly INode[]): Promise<SavedWorkflow> =>
			await save(chain(name, nodes)),

		/** Saves a change and publishes it. */
		republish: async (workflow: SavedWorkflow, nodes: readonly INode[]): Promise<SavedWorkflow> => {
			const { rest } = world;
			const changed = await rest.updateWorkflow(workflow.id, chain(workflow.name, nodes));
			await rest.activate(changed);
			return changed;
		},

		/**
		 * The executions of a workflow, oldest first, once this many are over.
		 *
		 * @throws if there are more
		 */
		executions: async (workflow: SavedWorkflow, count: number): Promise<Execution[]> => {
			const { rest } = world;
			await rest.finished(workflow, count, 60_000);
			const all = await rest.executions(workflow);
			if (all.length !== count) throw new Error(`${all.length} executions instead of ${count}`);
			return await Promise.all(all.reverse().map(async ({ id }) => await rest.execution(id)));
		},

		/** Where the trigger of a workflow receives events, as n8n documents it. */
		addressOf: ({ nodes }: SavedWorkflow, kind = 'webhook'): string => {
			const trigger = nodes.find(({ webhookId, type }) => webhookId && type.endsWith('Trigger'));
			return `${world.url}/${kind}/${trigger?.webhookId ?? ''}/cliq`;
		},
	};
}
