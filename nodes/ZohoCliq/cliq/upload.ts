/** A file on its way to Cliq. It is read only when it is sent, and anew for each attempt. */
export interface OutgoingFile {
	/** As it will stand in Cliq: without quotes, backslashes and control characters. */
	readonly name: string;
	readonly mimeType: string;
	readonly bytes: number;
	open(): AsyncIterable<Uint8Array>;
}

/** A part as axios sends it: its size goes into the Content-Length, its stream is opened when its turn comes. */
interface Part {
	/** The file name; without one the part is an ordinary field. */
	readonly name?: string;
	readonly type: string;
	readonly size: number;
	stream(): AsyncGenerator<Uint8Array>;
}

const DEFAULT_MIME_TYPE = 'application/octet-stream';

/**
 * A multipart/form-data body that needs no memory: axios takes anything shaped like a spec FormData,
 * computes the Content-Length from the parts' sizes, and pulls the parts one after the other. The same
 * body can be sent again, for every attempt opens fresh streams.
 */
export class MultipartBody {
	readonly [Symbol.toStringTag] = 'FormData';

	/** What kept a file from being read to its end at the latest attempt. */
	failure: string | undefined;

	private readonly parts: Array<[string, string | Part]> = [];

	/**
	 * Adds a field (string) or a file. A text of several lines goes as a part of its own making: the
	 * line ends of a plain string would be rewritten.
	 */
	append(name: string, value: string | OutgoingFile): this {
		if (typeof value !== 'string') this.parts.push([name, this.filePart(value)]);
		else this.parts.push([name, /[\r\n]/.test(value) ? textPart(value) : value]);
		return this;
	}

	/** The size of all parts; their headers come on top. */
	get bytes(): number {
		return this.parts.reduce(
			(sum, [, part]) => sum + (typeof part === 'string' ? part.length : part.size),
			0,
		);
	}

	entries(): IterableIterator<[string, string | Part]> {
		return this.parts[Symbol.iterator]();
	}

	[Symbol.iterator](): IterableIterator<[string, string | Part]> {
		return this.entries();
	}

	private filePart(file: OutgoingFile): Part {
		return {
			name: cleanFileName(file.name),
			type: cleanMimeType(file.mimeType),
			size: file.bytes,
			stream: () => this.readExactly(file),
		};
	}

	/** A body shorter or longer than announced would hang or be cut: better to break off. */
	private async *readExactly(file: OutgoingFile): AsyncGenerator<Uint8Array> {
		this.failure = undefined;
		let read = 0;
		try {
			for await (const chunk of file.open()) {
				read += chunk.length;
				if (read > file.bytes) break;
				yield chunk;
			}
		} catch {
			this.failure = `"${file.name}" could not be read`;
		}
		if (read === file.bytes) return;
		this.failure ??= `"${file.name}" changed while it was being sent`;
		throw new Error(this.failure);
	}
}

function textPart(text: string): Part {
	const bytes = new TextEncoder().encode(text);
	return {
		type: 'text/plain; charset=utf-8',
		size: bytes.length,
		async *stream() {
			yield bytes;
		},
	};
}

/**
 * @param name any file name
 * @returns one that can break no header: quotes, backslashes, control characters and broken
 * characters become `_`; umlauts and emoji stay; a file must have a name, or Cliq takes it for text
 */
export function cleanFileName(name: string): string {
	return name.replace(/["\\\p{Cc}\p{Cs}]/gu, '_') || 'file';
}

/** @returns the type, or the one for "just bytes" when it is no MIME type */
export function cleanMimeType(type: string): string {
	return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:; ?[\w-]+=[\w."-]+)*$/.test(type)
		? type
		: DEFAULT_MIME_TYPE;
}
