import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isJsonObject, parseJson } from '../../../cliq/json';
import { digest, isSame, newNonce } from '../../../events/bytes';
import type { SendOptions } from '../../../messaging/options';
import type { Target } from '../../../messaging/target';
import { quoted } from '../../../operation/expressions';
import type { Kind } from './fields';
import type { FormElement } from './form';

/** What a link stands for: an approval has one for each answer, the others have one to the form. */
export type Choice = 'approve' | 'decline' | 'respond';

/** A link's kind: a choice, or what the last of all who have to approve is sent to. */
export type LinkKind = Choice | 'last';

/**
 * A random number for each link, so that a link of an earlier question answers nothing; and one that stands in the
 * message once the person has approved, if all have to.
 */
export type Nonces = Partial<Readonly<Record<LinkKind | 'receipt', string>>>;

/** One question while it waits for its answer: all that the page and the answer need, for n8n saves it as text. */
export interface Question {
	readonly kind: Kind;
	readonly labels: Partial<Record<Choice, string>>;
	readonly title: string;
	/** On the page, in Cliq's markup. */
	readonly text: string;
	readonly askedBy: string;
	/** The deadline in words; '' for none. */
	readonly deadline: string;
	/** Address of the execution in n8n; '' for none. */
	readonly executionUrl: string;
	readonly zone: string;
	readonly page: 'confirm' | 'oneClick';
	readonly asksForComment: boolean;
	/** Of a custom form. */
	readonly elements: readonly FormElement[];
	/** Whether everyone who is asked has to approve. */
	readonly needsAll: boolean;
	/** Whether it asks about a tool call of an AI agent. */
	readonly isReview: boolean;
	readonly sent: SentQuestion;
	/** The messages; of several people, each has its own. */
	readonly asked: readonly Asked[];
}

/** One message of a question. */
export interface Asked {
	readonly nonces: Nonces;
	/** Resumes the execution once all have approved; nobody knows it before. */
	readonly lastLink: string;
	readonly target: Target;
	/** The only person who sees it, apart from its sender, by ZUID or email; undefined if there may be others. */
	readonly person: string | undefined;
	readonly messageId: string | undefined;
	readonly chatId: string | undefined;
}

/** What all messages of a question have in common. */
export interface SentQuestion {
	/** The Cliq Network that the node names; undefined for the credential's. */
	readonly network?: string | undefined;
	/** How it was sent, for the answer in the same chat. */
	readonly options: SendOptions;
	/** The bot's subscriber who was asked. */
	readonly subscriber: string | undefined;
	/** The text without links and deadline, in Cliq's markup. */
	readonly text: string;
	readonly card: IDataObject | undefined;
	readonly isUpdated: boolean;
	readonly isAnnounced: boolean;
}

/** The name in n8n's context of the node. */
const KEY = 'cliqQuestion';

/** Saves a question with the execution; it replaces the one that the node asked before. */
export function saveQuestion(context: IExecuteFunctions, question: Question): void {
	context.getContext('node')[KEY] = JSON.stringify(question);
}

/**
 * A waiting node has no access to its context but by an expression. [n8n 2.40 and 1.122]
 *
 * @returns the question that the execution waits with; undefined if it does not wait for an answer
 */
export function readQuestion(context: IWebhookFunctions): Question | undefined {
	const name = quoted(context.getNode().name);
	const saved: unknown = context.evaluateExpression(`{{ $node[${name}].context["${KEY}"] }}`);
	const question: unknown = typeof saved === 'string' ? parseJson(saved) : undefined;
	return isJsonObject(question) ? (question as unknown as Question) : undefined;
}

/** What a link stands for. */
export interface Opened {
	readonly choice: Choice;
	/** The message that has it. */
	readonly asked: Asked;
	/** Whether everybody else has approved. */
	readonly isLast: boolean;
}

/** The value of `approved` in a link. */
export const APPROVED = { approve: 'true', decline: 'false', last: 'all', respond: undefined };

/** @returns what a link stands for; undefined for a link of another question, or a changed one */
export async function openedBy(
	{ asked }: Question,
	{ n: given, approved }: { readonly n?: unknown; readonly approved?: unknown },
): Promise<Opened | undefined> {
	const kinds = Object.keys(APPROVED) as LinkKind[];
	const kind = kinds.find((each) => APPROVED[each] === approved) ?? 'decline';
	const sent = await digest(typeof given === 'string' ? given : '');
	const known = await Promise.all(
		asked.map(async ({ nonces }) => await digest(nonces[kind] ?? newNonce())),
	);
	const [found] = asked.filter((_, index) => isSame(sent, known[index] ?? new Uint8Array()));
	const isLast = kind === 'last';
	return found && { choice: isLast ? 'approve' : kind, asked: found, isLast };
}

/** @returns whose link it is; undefined if several people see it */
export function personOf({ person, target }: Asked): IDataObject | undefined {
	if (person === undefined) return undefined;
	const { name } = target.type === 'user' ? target : {};
	return { [person.includes('@') ? 'email' : 'id']: person, ...(name !== undefined && { name }) };
}

/** @returns random numbers for the links of one message */
export function newNonces(kinds: ReadonlyArray<keyof Nonces>): Nonces {
	return Object.fromEntries(kinds.map((kind) => [kind, newNonce()]));
}
