/**
 * Stand-ins for the few nodes of n8n-nodes-base that our examples use, so that examples run without
 * that package (2 GB with its dependencies). In n8n itself the real nodes run; these only do what
 * the examples need, with the same type names, parameters and outputs.
 */
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { jsonParse, NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';

import type { NodeTypeMap } from './nodeTypes';
import { portsOnly } from './singleNode';

interface Assignment {
	name: string;
	value: unknown;
	type?: string;
}

type PropertyType = INodeProperties['type'];

const MAIN = [NodeConnectionTypes.Main];

/** Without its properties n8n would drop a node's parameters before it runs. */
function property(
	name: string,
	type: PropertyType,
	defaultValue: INodeProperties['default'],
): INodeProperties {
	return { displayName: name, name, type, default: defaultValue };
}

/** Unlisted settings would be dropped, like parameters. */
function options(...settings: INodeProperties[]): INodeProperties {
	return { ...property('options', 'collection', {}), options: settings };
}

function describe(
	name: string,
	version: number | number[],
	properties: INodeProperties[],
): INodeTypeDescription {
	return { ...portsOnly(name, { inputs: MAIN, outputs: MAIN }), version, properties };
}

type PerItem = (
	this: IExecuteFunctions,
	item: INodeExecutionData,
	index: number,
) => Promise<INodeExecutionData[]> | INodeExecutionData[];

function textOf(node: IExecuteFunctions, name: string, index: number): string {
	return node.getNodeParameter(name, index) as string;
}

/** A node whose items don't see each other. */
function itemNode(description: INodeTypeDescription, perItem: PerItem): INodeType {
	return {
		description,
		async execute(this: IExecuteFunctions) {
			const output: INodeExecutionData[] = [];
			for (const [index, item] of this.getInputData().entries()) {
				const made = await perItem.call(this, item, index);
				output.push(...made.map((one) => ({ ...one, pairedItem: { item: index } })));
			}
			return [output];
		},
	};
}

const manualTrigger: INodeType = {
	description: {
		...portsOnly('manualTrigger', { inputs: [], outputs: MAIN }),
		properties: [],
	},
	async execute() {
		return await Promise.resolve([[{ json: {} }]]);
	},
};

const noOp = itemNode(describe('noOp', 1, []), (item) => [item]);

const stickyNote = itemNode(
	describe('stickyNote', 1, [
		property('content', 'string', ''),
		property('height', 'number', 160),
		property('width', 'number', 240),
		property('color', 'number', 1),
	]),
	(item) => [item],
);

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Dots in field names refer to nested objects, as in n8n. */
function valueAt(json: IDataObject, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), json);
}

function setAt(json: IDataObject, path: string, value: unknown): void {
	const [key = '', ...rest] = path.split('.');
	if (rest.length === 0) {
		json[key] = value as IDataObject;
		return;
	}
	const inner = json[key];
	const target: IDataObject = isObject(inner) ? inner : {};
	json[key] = target;
	setAt(target, rest.join('.'), value);
}

function typedValue({ value, type }: Assignment): unknown {
	if (typeof value !== 'string') return value;
	switch (type) {
		case 'number':
			return Number(value);
		case 'boolean':
			return value === 'true';
		case 'array':
		case 'object':
			return jsonParse<unknown>(value);
		default:
			return value;
	}
}

function assignedFields(node: IExecuteFunctions, index: number): IDataObject {
	const fields: IDataObject = {};
	const list = node.getNodeParameter('assignments.assignments', index, []) as Assignment[];
	for (const assignment of list) setAt(fields, assignment.name, typedValue(assignment));
	return fields;
}

function rawFields(node: IExecuteFunctions, index: number): IDataObject {
	const output = node.getNodeParameter('jsonOutput', index) as string | IDataObject;
	return typeof output === 'string' ? jsonParse<IDataObject>(output) : output;
}

/** Edit Fields. */
const editFields = itemNode(
	describe(
		'set',
		[3, 3.1, 3.2, 3.3, 3.4],
		[
			property('mode', 'options', 'manual'),
			property('jsonOutput', 'json', '{}'),
			property('assignments', 'assignmentCollection', {}),
			property('includeOtherFields', 'boolean', false),
			options(),
		],
	),
	function (item, index) {
		const raw = this.getNodeParameter('mode', index) === 'raw';
		const fields = raw ? rawFields(this, index) : assignedFields(this, index);
		const keepsRest = this.getNodeParameter('includeOtherFields', index) === true;
		return [{ json: keepsRest ? { ...item.json, ...fields } : fields }];
	},
);

const convertToFile = itemNode(
	describe(
		'convertToFile',
		[1, 1.1],
		[
			property('operation', 'options', 'csv'),
			property('sourceProperty', 'string', ''),
			property('binaryPropertyName', 'string', 'data'),
			options(property('fileName', 'string', '')),
		],
	),
	async function (item, index) {
		const operation = textOf(this, 'operation', index);
		if (operation !== 'toText') {
			throw new NodeOperationError(this.getNode(), `The stand-in has no "${operation}"`);
		}
		const value = valueAt(item.json, textOf(this, 'sourceProperty', index));
		const text = typeof value === 'string' ? value : JSON.stringify(value);
		const { fileName } = this.getNodeParameter('options', index, {}) as { fileName?: string };
		const file = await this.helpers.prepareBinaryData(
			Buffer.from(text),
			fileName ?? 'file.txt',
			'text/plain',
		);
		const name = textOf(this, 'binaryPropertyName', index);
		return [{ json: {}, binary: { [name]: file } }];
	},
);

const splitOut = itemNode(
	describe('splitOut', 1, [
		property('fieldToSplitOut', 'string', ''),
		property('include', 'options', 'noOtherFields'),
		options(),
	]),
	function (item, index) {
		const field = textOf(this, 'fieldToSplitOut', index);
		const list = valueAt(item.json, field);
		const entries: unknown[] = Array.isArray(list) ? list : [list];
		return entries.map((entry) => ({ json: asJson(entry, field) }));
	},
);

function asJson(entry: unknown, field: string): IDataObject {
	return isObject(entry) ? entry : ({ [field]: entry } as IDataObject);
}

/** Reads the file to its end and reports it as written, without touching the disk. */
const readWriteFile = itemNode(
	describe('readWriteFile', 1, [
		property('operation', 'options', 'read'),
		property('fileName', 'string', ''),
		property('dataPropertyName', 'string', 'data'),
		options(),
	]),
	async function (item, index) {
		const name = textOf(this, 'dataPropertyName', index);
		await this.helpers.getBinaryDataBuffer(index, name);
		const fileName = textOf(this, 'fileName', index);
		return [{ json: { ...item.json, fileName }, binary: item.binary }];
	},
);

/** If: n8n itself evaluates the conditions. */
const branch: INodeType = {
	description: {
		...describe(
			'if',
			[2, 2.1, 2.2],
			[
				{ ...property('conditions', 'filter', {}), typeOptions: { filter: { version: 2 } } },
				options(),
			],
		),
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
	},
	async execute(this: IExecuteFunctions) {
		const met: INodeExecutionData[] = [];
		const others: INodeExecutionData[] = [];
		for (const [index, item] of this.getInputData().entries()) {
			const isMet = this.getNodeParameter('conditions', index, false, { extractValue: true });
			(isMet === true ? met : others).push({ ...item, pairedItem: { item: index } });
		}
		return await Promise.resolve([met, others]);
	},
};

export const baseNodes: NodeTypeMap = {
	'n8n-nodes-base.manualTrigger': manualTrigger,
	'n8n-nodes-base.set': editFields,
	'n8n-nodes-base.convertToFile': convertToFile,
	'n8n-nodes-base.splitOut': splitOut,
	'n8n-nodes-base.if': branch,
	'n8n-nodes-base.noOp': noOp,
	'n8n-nodes-base.readWriteFile': readWriteFile,
	'n8n-nodes-base.stickyNote': stickyNote,
};
