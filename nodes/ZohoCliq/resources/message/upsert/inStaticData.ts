import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { processState } from '../../../cliq/processState';
import { isJsonObject } from '../../../cliq/json';
import type { ItemContext } from '../../../operation/operation';
import type { Claim, Known, Registry, Turn } from './turn';

/** n8n saves static data as a whole. */
const MANY = 1000;

const MANUAL =
	'A manual run remembers no key, and knows those of production runs only once they are saved.';

/**
 * Remembers messages in n8n's static data of the node. n8n reads it when an execution begins and saves it when it
 * ends, but not that of manual runs [n8n 2.40]; so what executions of this process know counts too.
 */
export class InStaticData implements Registry {
	private readonly data: IDataObject;

	private readonly scope: string;

	private readonly isManual: boolean;

	constructor(context: IExecuteFunctions, hint: ItemContext['hint']) {
		this.data = context.getWorkflowStaticData('node');
		this.scope = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
		this.isManual = context.getMode() === 'manual';
		if (this.isManual) hint([MANUAL]);
	}

	async take(key: string): Promise<Turn> {
		const { messagesByKey } = processState;
		const id = `${this.isManual ? 'manual ' : ''}${this.scope} ${key}`;
		for (let other = messagesByKey.get(id); other; other = messagesByKey.get(id)) {
			const messageId = await other;
			if (messageId !== undefined) return this.known(key, id, messageId, other);
		}
		const saved = this.saved[key];
		return typeof saved === 'string' ? this.known(key, id, saved) : this.claim(key, id);
	}

	private known(
		key: string,
		id: string,
		messageId: string,
		sending?: Promise<string | undefined>,
	): Known {
		const { messagesByKey } = processState;
		return {
			messageId,
			forget: async () => {
				// Another execution may be sending it anew.
				if (messagesByKey.get(id) === sending) messagesByKey.delete(id);
				this.save({ [key]: undefined });
			},
		};
	}

	private claim(key: string, id: string): Claim {
		const { messagesByKey } = processState;
		let settle: (messageId?: string) => void = () => undefined;
		messagesByKey.set(id, new Promise((resolve) => (settle = resolve)));
		return {
			remember: async (messageId) => {
				// The next manual run remembers nothing.
				if (this.isManual) messagesByKey.delete(id);
				settle(messageId);
				this.save({ [key]: messageId });
			},
			giveUp: async () => {
				messagesByKey.delete(id);
				settle();
			},
		};
	}

	private get saved(): IDataObject {
		return isJsonObject(this.data.messages) ? (this.data.messages as IDataObject) : {};
	}

	/** Drops the oldest beyond the maximum. */
	private save(changed: IDataObject): void {
		const entries = Object.entries({ ...this.saved, ...changed });
		const kept = entries.filter(([, messageId]) => messageId !== undefined).slice(-MANY);
		this.data.messages = Object.fromEntries(kept);
	}
}
