import { otherSpelling } from '../messageId';
import type { Send } from '../request';
import type { Outcome } from '../response';

/**
 * Sends a request once more with the other spelling of the message's id if Cliq did not know the first one: in
 * a path, some ids work only as Cliq returned them. [reported live: edits of a bot's messages] Nothing was
 * carried out by then.
 */
export function respelling(next: Send): Send {
	return async (request) => {
		const id = request.path?.message;
		const other = id === undefined ? undefined : otherSpelling(id);
		if (other === undefined) return await next(request);
		const outcome = await next(request);
		if (!isUnknownId(outcome)) return outcome;
		const address = request.address.replace(
			`/messages/${id}`,
			`/messages/${encodeURIComponent(other)}`,
		);
		const second = await next({ ...request, address });
		return isUnknownId(second) ? outcome : second;
	};
}

/** Whether Cliq has no such message, or cannot read the id. [reported live: technical_error] */
function isUnknownId(outcome: Outcome): boolean {
	if (outcome.status === null || outcome.status < 400) return false;
	return outcome.isUnknown || outcome.refusal.code === 'technical_error';
}
