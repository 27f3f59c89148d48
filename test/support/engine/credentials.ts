/**
 * Credentials in memory, given out as n8n's own CredentialsHelper (packages/cli) does: defaults
 * filled in, hidden expressions over `$self` resolved, refreshed tokens kept, nothing cached.
 */
import { getAdditionalKeys } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	ICredentialType,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentials,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowDataProxyAdditionalKeys,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { deepCopy, ICredentialsHelper, NodeHelpers, Workflow } from 'n8n-workflow';

import { isFirstLine } from './line';
import { NodeTypeRegistry } from './nodeTypes';
import { oAuth2Api } from './oAuth2Base';

interface StoredCredential {
	id: string;
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

/** Hidden fields that n8n 2.x always reads from the credential type, whatever was saved. */
const PINNED_FIELDS = ['authUrl', 'accessTokenUrl', 'grantType', 'authentication'];

const EXPRESSION_NODE: INode = {
	id: 'credential',
	name: 'credential',
	type: 'credential',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

let lastId = 0;

/**
 * What n8n made of saved data, as JSON, by the class of the type and the data, both without tokens. n8n does
 * this again for every request, though nothing else has a say: our own expressions read no tokens.
 */
const resolved = new WeakMap<object, Map<string, string>>();

/** What happens before n8n's database reads or saves a credential; throws if it cannot. */
export interface DatabaseHooks {
	beforeRead: () => void;
	beforeSave: () => void;
}

export class CredentialVault extends ICredentialsHelper {
	readonly hooks: DatabaseHooks = { beforeRead: () => undefined, beforeSave: () => undefined };

	private readonly types = new Map<string, ICredentialType>([[oAuth2Api.name, oAuth2Api]]);

	private readonly stored = new Map<string, StoredCredential>();

	constructor(credentialTypes: readonly ICredentialType[]) {
		super();
		for (const type of credentialTypes) this.types.set(type.name, type);
	}

	/**
	 * Saves a credential as the editor would: only fields the user sees, and `oauthTokenData`.
	 * Ids are unique in the process, so that engines share nothing unless given the same id.
	 */
	save(type: string, name: string, data: ICredentialDataDecryptedObject, id?: string): void {
		const known = this.stored.get(name)?.id;
		this.stored.set(name, {
			id: id ?? known ?? `credential-${String((lastId += 1))}`,
			name,
			type,
			data: deepCopy(data),
		});
	}

	/** A copy of the saved data, including tokens. */
	read(name: string): ICredentialDataDecryptedObject {
		return deepCopy(this.find({ id: null, name }).data);
	}

	/** How a node refers to the credential. */
	reference(name: string): INodeCredentialsDetails {
		const { id } = this.find({ id: null, name });
		return { id, name };
	}

	/** The `credentials` of a node that uses it. */
	credentialsOf(name: string): INodeCredentials {
		return { [this.find({ id: null, name }).type]: this.reference(name) };
	}

	getParentTypes(name: string): string[] {
		const parents = this.typeOf(name).extends ?? [];
		return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	/** Never called for OAuth2 requests: n8n signs those itself. Of generic ones, only the query is needed here. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.typeOf(typeName);
		const options = requestOptions as IHttpRequestOptions;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		const { qs = {} } = authenticate?.properties ?? {};
		const keys = { $credentials: credentials } as unknown as IWorkflowDataProxyAdditionalKeys;
		const valueOf = (value: unknown) =>
			workflow.expression.getSimpleParameterValue(
				node,
				value as string,
				'internal',
				keys,
				undefined,
				'',
			);
		const resolved = Object.entries(qs).map(([key, value]) => [key, valueOf(value)]);
		return { ...options, qs: { ...options.qs, ...(Object.fromEntries(resolved) as object) } };
	}

	/**
	 * Only for credentials with their own expirable token, unlike OAuth2 ones: if there is none, after a 401, and
	 * for each test. 1.x saves the credential as it was resolved, 2.x only what is new. [n8n 1.123 and 2.40]
	 */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		isExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication, properties } = this.typeOf(typeName);
		const expirable = properties.find(({ typeOptions }) => typeOptions?.expirable)?.name;
		const isTest = node.parameters.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (preAuthentication === undefined || expirable === undefined) return undefined;
		if (credentials[expirable] !== '' && !isExpired && !isTest) return undefined;
		const output = (await preAuthentication.call(
			helpers,
			credentials,
		)) as ICredentialDataDecryptedObject;
		const reference = node.credentials?.[typeName];
		if (reference === undefined || output[expirable] === undefined) return undefined;
		this.hooks.beforeSave();
		const kept = isFirstLine ? credentials : this.find(reference).data;
		await this.updateCredentials(reference, typeName, { ...kept, ...output });
		return Object.assign(credentials, output);
	}

	/** Called by 2.x before each OAuth2 request. */
	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const output = await this.typeOf(typeName).preAuthentication?.call(helpers, credentials);
		return output as ICredentialDataDecryptedObject | undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		return await Promise.reject(new Error('Encrypted credentials do not exist in this engine'));
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		reference: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		values?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		this.hooks.beforeRead();
		const saved = deepCopy(this.find(reference).data);
		if (raw === true) return saved;

		const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		if (values === undefined) return await resolveAlone(this.fillDefaults(type, saved), mode, keys);
		return this.remembered(type, saved, () =>
			resolveInRun(this.fillDefaults(type, saved), mode, keys, executeData, values),
		);
	}

	private remembered(
		type: string,
		saved: ICredentialDataDecryptedObject,
		resolve: () => ICredentialDataDecryptedObject,
	): ICredentialDataDecryptedObject {
		const { constructor } = this.typeOf(type);
		const hasExpressions = Object.values(saved).some(
			(value) => typeof value === 'string' && value.startsWith('='),
		);
		if (constructor === Object || hasExpressions) return resolve();
		const known = resolved.get(constructor) ?? new Map<string, string>();
		resolved.set(constructor, known);
		const { oauthTokenData, ...rest } = saved;
		const key = JSON.stringify(rest);
		const text = known.get(key) ?? JSON.stringify({ ...resolve(), oauthTokenData: undefined });
		known.set(key, text);
		const data = JSON.parse(text) as ICredentialDataDecryptedObject;
		return oauthTokenData === undefined ? data : { ...data, oauthTokenData };
	}

	/** Fills in and resolves what the editor sends to be tested. */
	async resolve(
		additionalData: IWorkflowExecuteAdditionalData,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<ICredentialDataDecryptedObject> {
		const keys = getAdditionalKeys(additionalData, 'internal', null, { isCredential: true });
		return await resolveAlone(this.fillDefaults(type, deepCopy(data)), 'internal', keys);
	}

	async updateCredentials(
		reference: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.find(reference).data = deepCopy(data);
		await Promise.resolve();
	}

	async updateCredentialsOauthTokenData(
		reference: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.hooks.beforeSave();
		const { oauthTokenData } = data;
		if (oauthTokenData !== undefined) {
			this.find(reference).data.oauthTokenData = deepCopy(oauthTokenData);
		}
		await Promise.resolve();
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		const { extends: parents, properties } = this.typeOf(type);
		if (parents === undefined) return properties;
		const combined: INodeProperties[] = [];
		for (const parent of parents) {
			NodeHelpers.mergeNodeProperties(combined, this.getCredentialsProperties(parent));
		}
		// The type's own fields override inherited ones of the same name.
		NodeHelpers.mergeNodeProperties(combined, properties);
		return combined;
	}

	private fillDefaults(
		type: string,
		saved: ICredentialDataDecryptedObject,
	): ICredentialDataDecryptedObject {
		const properties = this.getCredentialsProperties(type);
		const pinned = isFirstLine ? [] : PINNED_FIELDS;
		const isPinned = (name: string): boolean =>
			pinned.includes(name) &&
			properties.some((property) => property.name === name && property.type === 'hidden');
		const given = Object.fromEntries(Object.entries(saved).filter(([name]) => !isPinned(name)));
		const filled = NodeHelpers.getNodeParameters(
			properties,
			given as INodeParameters,
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
		// Not a field of any type, so filling in defaults drops it.
		if (saved.oauthTokenData !== undefined) filled.oauthTokenData = saved.oauthTokenData;
		return filled;
	}

	private typeOf(name: string): ICredentialType {
		const type = this.types.get(name);
		if (type === undefined) throw new Error(`Unknown credential type "${name}"`);
		return type;
	}

	/** By id, as n8n does; by name for workflow files, whose ids belong to another n8n. */
	private find({ id, name }: INodeCredentialsDetails): StoredCredential {
		const byId = [...this.stored.values()].find((credential) => credential.id === id);
		const credential = byId ?? this.stored.get(name);
		if (credential === undefined) throw new Error(`No credential "${name}" in this engine`);
		return credential;
	}
}

/** During an execution: expressions may use the items, `$self` is the credential. */
function resolveInRun(
	data: ICredentialDataDecryptedObject,
	mode: WorkflowExecuteMode,
	keys: IWorkflowDataProxyAdditionalKeys,
	executeData: IExecuteData | undefined,
	values: ICredentialsExpressionResolveValues,
): ICredentialDataDecryptedObject {
	return values.workflow.expression.getParameterValue(
		data as INodeParameters,
		values.runExecutionData,
		values.runIndex,
		values.itemIndex,
		values.node.name,
		values.connectionInputData,
		mode,
		keys,
		executeData,
		false,
		data,
	) as ICredentialDataDecryptedObject;
}

/** Outside executions (pickers, connecting): only `$self`. */
async function resolveAlone(
	data: ICredentialDataDecryptedObject,
	mode: WorkflowExecuteMode,
	keys: IWorkflowDataProxyAdditionalKeys,
): Promise<ICredentialDataDecryptedObject> {
	const workflow = new Workflow({
		nodes: [EXPRESSION_NODE],
		connections: {},
		active: false,
		nodeTypes: NodeTypeRegistry.empty(),
	});
	await workflow.expression.acquireIsolate();
	try {
		return workflow.expression.getComplexParameterValue(
			EXPRESSION_NODE,
			data as INodeParameters,
			mode,
			keys,
			undefined,
			undefined,
			data,
		) as ICredentialDataDecryptedObject;
	} finally {
		await workflow.expression.releaseIsolate();
	}
}
