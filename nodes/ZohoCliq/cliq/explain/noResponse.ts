/** Explains that there was no response, and what may have become of the request. */
import type { CliqError, Words } from '../../errors';
import { cliqError } from '../../errors';
import { credential } from '../../words';
import type { Endpoint } from '../endpoints';
import type { NetworkFailure } from '../response';

/**
 * @param why what prevented a file from being read completely
 * @returns the error for an upload that ended early
 */
export function fileBrokeOff(why: string, { mayHaveArrived }: NetworkFailure): CliqError {
	const fate = mayHaveArrived
		? 'Cliq discards incomplete uploads, so nothing from this request should have arrived.'
		: 'Nothing was sent.';
	return cliqError('UNAVAILABLE', {
		message: 'The upload was interrupted: a file could not be read completely',
		description: `${why}. ${fate}`,
		remedy: 'Check the node that creates the file, check in Cliq, and run the node again.',
	});
}

/**
 * @param code the network's error code, for example `ECONNRESET`
 * @param mayHaveArrived whether the request may have reached Cliq before the connection failed
 * @param isLasting whether n8n will never send this request
 * @returns the error for a request without a response
 */
export function connectionLost(
	code: string | null,
	endpoint: Endpoint,
	mayHaveArrived: boolean,
	isLasting = false,
): CliqError {
	const message = mayHaveArrived ? 'The connection to Cliq was lost' : 'Cliq could not be reached';
	const words = isLasting ? describeRefusal(code) : describeOutcome(endpoint, mayHaveArrived);
	return cliqError('UNAVAILABLE', { message, ...words, code });
}

/** Requests that n8n does not send, whatever the network does. */
function describeRefusal(code: string | null): Omit<Words, 'message'> {
	if (code !== null) {
		return {
			description: `Nothing was sent: n8n does not trust the address, or its certificate (${code}).`,
			remedy: `Check ${credential.dataCenter} (or the ${credential.cliqUrl}) in the credential. If your network inspects HTTPS, have your administrator add its certificate to n8n (NODE_EXTRA_CA_CERTS).`,
		};
	}
	return {
		description:
			'Nothing was sent: n8n does not allow this address, or the request is nested too deeply to be written.',
		remedy:
			'If the request contains JSON, make it less deep; otherwise ask your administrator which addresses n8n and the credential allow.',
	};
}

/** @returns what became of a call without a usable response: a write may still have been carried out */
export function describeOutcome(
	endpoint: Endpoint,
	mayHaveArrived: boolean,
): Omit<Words, 'message'> {
	if (!mayHaveArrived) {
		return {
			description: 'Nothing was sent: there was no connection.',
			remedy: `Check the network of your n8n and ${credential.dataCenter} in the credential, then run the node again.`,
		};
	}
	if (endpoint.method === 'GET') {
		return {
			description: 'Nothing was changed: the request only reads.',
			remedy: 'Run the node again in a few minutes.',
		};
	}
	if (endpoint.isIdempotent) {
		return {
			description: 'The request may still have reached Cliq and been carried out.',
			remedy: 'Check in Cliq whether it went through; running the node again does no harm.',
		};
	}
	return {
		description:
			'The request may still have reached Cliq and been carried out, so the node did not repeat it.',
		remedy: 'Check in Cliq whether it went through; run the node again only if it did not.',
	};
}

/** @returns the error for a write that is not repeated, because an earlier try may have carried it out */
export function fateUnknown(): CliqError {
	return cliqError('UNAVAILABLE', {
		message: 'It is unknown whether Cliq carried out this request',
		description:
			'In an earlier try Cliq may have carried it out without a response that says so. n8n ran the node again (Retry On Fail), but the node did not repeat this request.',
		remedy: 'Check in Cliq whether it went through, and send it again only if it did not.',
	});
}
