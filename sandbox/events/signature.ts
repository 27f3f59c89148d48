import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

import type { SandboxSwitches } from '../switches';

/** The key that signs events, made at its first use. */
export class Signer {
	private pair?: { publicKey: KeyObject; privateKey: KeyObject };

	/** SPKI in bare base64, as the developer console shows it [Zoho]. */
	get publicKey(): string {
		return this.keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
	}

	/**
	 * The signature of a body: RSA with SHA-256, in base64 [Zoho]. Undefined if the switch says so.
	 * @param body as it is sent
	 */
	sign(body: string, { signOver }: SandboxSwitches): string | undefined {
		if (signOver === 'nothing') return undefined;
		const signed = signOver === 'raw' ? body : JSON.stringify(JSON.parse(body));
		return sign('sha256', Buffer.from(signed), this.keys.privateKey).toString('base64');
	}

	private get keys() {
		return (this.pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 }));
	}
}
