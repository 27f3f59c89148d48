import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { isJsonObject } from '../../cliq/json';

/** A bot that sends its events to this trigger. */
export interface WrittenBot {
	readonly botId: string;
	readonly uniqueName: string;
	/** Where it sends its events now. */
	readonly url: string;
	/** Where it sent them before. */
	readonly previousUrl?: string;
}

/** A command, message action or function that does. */
export interface WrittenComponent {
	readonly kind: string;
	readonly name: string;
	/** Missing while it is not known whether it was created. */
	readonly id?: string;
	readonly url: string;
	readonly previousUrl?: string;
	readonly created?: boolean;
}

/** What was made and is to be undone, in the node's static data, which n8n keeps also when a try fails. */
export class Written {
	constructor(private readonly data: IDataObject) {}

	/** Whether anything was made. */
	get isBegun(): boolean {
		return this.bot !== undefined || this.components.length > 0;
	}

	/** Whether anything is to be undone. */
	get hasUndo(): boolean {
		return this.bot?.previousUrl !== undefined || this.components.length > 0;
	}

	get bot(): WrittenBot | undefined {
		return typeof this.data.botId === 'string' ? (this.data as unknown as WrittenBot) : undefined;
	}

	writeBot({ botId, uniqueName, url, previousUrl }: WrittenBot): void {
		Object.assign(this.data, { botId, uniqueName, url, previousUrl });
	}

	/** Where this trigger receives events, or did the last time: stays when the rest is forgotten. */
	get lastUrl(): string | undefined {
		return typeof this.data.url === 'string' ? this.data.url : undefined;
	}

	get components(): WrittenComponent[] {
		const { components } = this.data;
		return Array.isArray(components) ? [...(components as unknown as WrittenComponent[])] : [];
	}

	component(kind: string, name: string): WrittenComponent | undefined {
		return this.components.find((other) => other.kind === kind && other.name === name);
	}

	writeComponent(component: WrittenComponent): void {
		this.data.url = component.url;
		this.keep([...this.others(component), component]);
	}

	forgetComponent(component: WrittenComponent): void {
		this.keep(this.others(component));
	}

	forget(): void {
		// n8n saves no undefined values.
		const nothing = { botId: undefined, uniqueName: undefined, previousUrl: undefined };
		Object.assign(this.data, { ...nothing, components: undefined });
	}

	private others({ kind, name }: WrittenComponent): WrittenComponent[] {
		return this.components.filter((other) => other.kind !== kind || other.name !== name);
	}

	private keep(components: readonly WrittenComponent[]): void {
		this.data.components = components.map((each) => ({ ...each }));
	}
}

/** @returns what is written down for the node; a test has its own, empty at first */
export function writtenIn(context: IHookFunctions): Written {
	const data: unknown = context.getWorkflowStaticData('node');
	return new Written(isJsonObject(data) ? (data as IDataObject) : {});
}
