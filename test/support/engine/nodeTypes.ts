/** The node types a run knows, and what each node threw while it ran. */
import type {
	EngineResponse,
	IExecuteFunctions,
	INodeType,
	INodeTypeDescription,
	INodeTypes,
	IVersionedNodeType,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

export type AnyNodeType = INodeType | IVersionedNodeType;

/** Node types by the full name used in workflows, "n8n-nodes-zoho-cliq.zohoCliq". */
export type NodeTypeMap = Readonly<Record<string, AnyNodeType>>;

/** Types without description: for the node that only carries credential expressions. */
const BLANK: INodeType = {
	description: {
		displayName: '',
		name: '',
		group: [],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: [],
		properties: [],
	} satisfies INodeTypeDescription,
};

export class NodeTypeRegistry implements INodeTypes {
	/** Errors as thrown, by node name: the run's data holds plain copies without a class. */
	readonly thrown = new Map<string, unknown>();

	private readonly watched = new Map<string, INodeType>();

	constructor(private readonly types: NodeTypeMap) {}

	static empty(): INodeTypes {
		return {
			getByName: () => BLANK,
			getByNameAndVersion: () => BLANK,
			getKnownTypes: () => ({}),
		};
	}

	getByName(type: string): AnyNodeType {
		const nodeType = this.types[type];
		if (nodeType === undefined) {
			throw new Error(`Unknown node type "${type}" (stand-ins: test/support/engine/baseNodes.ts)`);
		}
		return nodeType;
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		const key = `${type}@${String(version)}`;
		const known = this.watched.get(key);
		if (known !== undefined) return known;
		const nodeType = this.watch(NodeHelpers.getVersionedNodeType(this.getByName(type), version));
		this.watched.set(key, nodeType);
		return nodeType;
	}

	getKnownTypes(): Record<string, never> {
		return {};
	}

	private watch(nodeType: INodeType): INodeType {
		if (nodeType.execute === undefined) return nodeType;
		const { thrown } = this;
		const watched = Object.create(nodeType) as INodeType;
		watched.execute = async function (this: IExecuteFunctions, response?: EngineResponse) {
			try {
				return (await nodeType.execute?.call(this, response)) ?? [];
			} catch (error) {
				thrown.set(this.getNode().name, error);
				throw error;
			}
		};
		return watched;
	}
}
