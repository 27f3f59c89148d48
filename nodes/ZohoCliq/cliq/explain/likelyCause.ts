/** Likely causes of refusals for which Cliq names none, by endpoint. */
import { LIST_MODE } from '../../words';
import type { Endpoint } from '../endpoints';
import { definitions } from '../permissions';
import type { Response } from '../response';

/** Sentences for an error's description and remedy. */
interface Likely {
	readonly cause: string;
	readonly remedy: string;
}

const MESSAGE: Likely = {
	cause: 'Usually the message is not in this chat, or was deleted.',
	remedy: `Pick the chat in which the message was sent, and the message "${LIST_MODE}", or use an ID from Message: Get Many.`,
};

const REACTION: Likely = {
	cause: `${MESSAGE.cause} Or Cliq does not know the emoji.`,
	remedy: `${MESSAGE.remedy} Enter the emoji itself, or a code such as :smile:.`,
};

const MEMBERS: Likely = {
	cause: 'Usually one of the users is not in your organization.',
	remedy: 'Check in Cliq that every email or ID belongs to a user of your organization.',
};

const NAME: Likely = { cause: 'Usually the name is taken.', remedy: 'Choose another name.' };

const USER: Likely = {
	cause: 'Usually Cliq does not know the user, who must be a contact or in your organization.',
	remedy: `Pick the user "${LIST_MODE}", or correct the email or ID.`,
};

const POST: Likely = {
	cause: 'Usually the message to reply to, or the bot to post as, is not in this conversation.',
	remedy: 'Check the fields and options that name a message or a bot.',
};

const OTHER: Likely = {
	cause: 'Usually something that the fields name does not exist.',
	remedy: 'Check the IDs and names in the fields.',
};

/**
 * By the endpoint's ID, the first that fits. [reported live; for users: Zoho's help]
 *
 * @internal
 */
export const LIKELY: ReadonlyArray<readonly [of: RegExp, likely: Likely]> = [
	[/^messages\.\w+Reactions?$/, REACTION],
	[/^messages\.(?:get|update|delete)$|^chats\.\w+(?:Message|Pins?)$|^threads\.create$/, MESSAGE],
	[/^(?:channels|teams)\.(?:\w+Members?|changeMemberRole)$|^threads\.\w+Followers$/, MEMBERS],
	[/^reminders\.(?:un)?assign$/, MEMBERS],
	[/^(?:channels|teams|bots|commands|messageActions|functions)\.create$/, NAME],
	[/^messages\.postToUser$|^files\.shareWithUser$/, USER],
	[/^messages\.post|^files\.shareWith/, POST],
	[/./, OTHER],
];

const BOT: Likely = {
	cause: 'Only the one who made a bot, or an administrator, can change it.',
	remedy: 'Choose a bot of yours, create a new one, or ask a Cliq administrator.',
};

/** What Cliq does not say when the account lacks a right (HTTP 403), by the endpoint's ID. @internal */
export const FORBIDDEN: Readonly<Record<string, Likely>> = {
	'messages.update': {
		cause: 'Only messages that the connected account sent can be changed.',
		remedy: 'Pick a message that the connected account sent, or send a new one.',
	},
	'bots.update': BOT,
	'bots.addHandler': BOT,
	'bots.updateHandler': BOT,
};

/** The same for whatever only administrators may do. */
const ADMINISTRATORS: Likely = {
	cause:
		'Only administrators of your organization in Cliq may do this; the connection itself is fine.',
	remedy: "Connect an administrator's account, or ask an administrator to do it.",
};

const NO_RIGHT: Likely = {
	cause: 'The connection itself is fine, but this account does not have the right in Cliq.',
	remedy:
		'Check in Cliq that the account is a member of the conversation and may do this there, or ask the owner of the conversation or a Cliq administrator.',
};

/** Cliq's codes for an account without the right, whatever the status. [Zoho's OpenAPI] */
const NO_ADMINISTRATOR = /^not_(?:an_organization_admin|zoho_organization_user)$/;

/** @returns whether Cliq refuses because the account is no administrator */
export function isForAdministrators({ refusal }: Response): boolean {
	return NO_ADMINISTRATOR.test(refusal.code ?? '');
}

/** @returns the likely reason why the account lacks a right */
export function forbiddenBecause({ id, permission }: Endpoint): Likely {
	const { isForAdministrators: isTheirs } = definitions[permission];
	return FORBIDDEN[id] ?? (isTheirs ? ADMINISTRATORS : NO_RIGHT);
}

/** Zoho People takes departments and designations over. [Zoho's OpenAPI] */
const ZOHO_PEOPLE: Likely = {
	cause: 'Usually your organization manages its departments and designations in Zoho People.',
	remedy: 'Make the change in Zoho People.',
};

/** Codes that only say that something failed. [reported live] */
const NO_REASON = /^(?:technical_error|operation_failed)$/;

/** The same in words. [reported live] */
const NO_REASON_WORDS =
	/^(?:sorry, a )?technical error(?: occurred)?\.?$|^the operation failed\.?$/i;

/** @returns whether Cliq's words tell nothing; their code may */
export function areEmptyWords(words: string): boolean {
	return words === '' || NO_REASON_WORDS.test(words);
}

/** @returns the likely cause of a refusal; undefined if Cliq itself names one */
export function likelyCause({ refusal }: Response, { id }: Endpoint): Likely | undefined {
	const { code, message } = refusal;
	if (code === 'operation_not_allowed' && /^(?:departments|designations)\./.test(id))
		return ZOHO_PEOPLE;
	const isUnexplained = code === null ? NO_REASON_WORDS.test(message) : NO_REASON.test(code);
	return isUnexplained ? LIKELY.find(([of]) => of.test(id))?.[1] : undefined;
}
