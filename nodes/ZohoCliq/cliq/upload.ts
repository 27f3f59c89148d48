/** A file to send to Cliq. It is read only while it is sent, and again for each attempt. */
export interface OutgoingFile {
	/** As it will appear in Cliq: without quotes, backslashes and control characters. */
	readonly name: string;
	/** Whether the user gave it another name. */
	readonly isRenamed?: boolean;
	readonly mimeType: string;
	readonly bytes: number;
	open(): AsyncIterable<Uint8Array>;
}

/** A part as axios sends it: its size is added to the Content-Length, its stream is opened on its turn. */
interface Part {
	/** The file name; without one, the part is an ordinary field. */
	readonly name?: string;
	readonly type: string;
	readonly size: number;
	/** The content, if it is a text. */
	readonly text?: string;
	stream(): AsyncGenerator<Uint8Array>;
}

/** A file being read, and its first chunk. */
interface Reading {
	readonly file: OutgoingFile;
	readonly chunks: AsyncGenerator<Uint8Array>;
	readonly first: Promise<IteratorResult<Uint8Array>>;
}

const DEFAULT_MIME_TYPE = 'application/octet-stream';

/** The longest name that file systems store. */
export const LONGEST_NAME = 255;

/**
 * A multipart/form-data body that uses no memory: axios accepts any object shaped like a spec FormData,
 * computes the Content-Length from the sizes of the parts, and pulls the parts one after the other. The
 * body can be sent again, because every attempt opens fresh streams.
 */
export class MultipartBody {
	readonly [Symbol.toStringTag] = 'FormData';

	/** What prevented a file from being read completely in the latest attempt. */
	failure: string | undefined;

	private readonly parts: Array<[string, string | Part]> = [];

	private firstFile: OutgoingFile | undefined;

	/** The file that is open: parts are pulled one after the other. */
	private reading: Reading | undefined;

	/** The first file, from the beginning of an attempt until its turn. */
	private ahead: Reading | undefined;

	private isOver = false;

	/** Bytes of files that the latest attempt has not passed on. */
	private unread = 0;

	/**
	 * Begins an attempt: opens the first file and reads its first bytes, before anything is sent.
	 *
	 * @returns whether they could be read
	 */
	async begin(): Promise<boolean> {
		this.isOver = false;
		this.unread = this.parts.reduce((sum, [, part]) => sum + fileBytes(part), 0);
		if (!this.firstFile) return true;
		this.ahead = this.start(this.firstFile);
		return await this.ahead.first.then(
			() => true,
			() => false,
		);
	}

	/** Ends an attempt: closes the file that is open, because axios leaves it open if the attempt fails. */
	end(): void {
		this.isOver = true;
		this.reading?.chunks.return(undefined).catch(() => undefined);
		this.reading = undefined;
		this.ahead = undefined;
	}

	/** Whether the latest attempt has passed on all files: before, nobody can have stored them. */
	get isPassedOn(): boolean {
		return this.unread === 0;
	}

	/**
	 * Adds a field (string) or a file. Multiline text becomes a part of its own, because axios would rewrite
	 * the line ends of a plain string.
	 */
	append(name: string, value: string | OutgoingFile): this {
		if (typeof value !== 'string') this.parts.push([name, this.filePart(value)]);
		else this.parts.push([name, /[\r\n]/.test(value) ? textPart(value) : value]);
		return this;
	}

	/** The size of all parts, without their headers. */
	get bytes(): number {
		return this.parts.reduce(
			(sum, [, part]) => sum + (typeof part === 'string' ? part.length : part.size),
			0,
		);
	}

	/** What tells it from other bodies, for its fingerprint: a file is not read for that. */
	toJSON(): unknown {
		return this.parts;
	}

	entries(): IterableIterator<[string, string | Part]> {
		return this.parts[Symbol.iterator]();
	}

	[Symbol.iterator](): IterableIterator<[string, string | Part]> {
		return this.entries();
	}

	private filePart(file: OutgoingFile): Part {
		this.firstFile ??= file;
		return {
			name: cleanFileName(file.name),
			type: cleanMimeType(file.mimeType),
			size: file.bytes,
			stream: () => this.read(file),
		};
	}

	private start(file: OutgoingFile): Reading {
		const chunks = this.readExactly(file);
		this.reading = { file, chunks, first: chunks.next() };
		return this.reading;
	}

	private async *read(file: OutgoingFile): AsyncGenerator<Uint8Array> {
		// An aborted request may still ask for its next part.
		if (this.isOver) return;
		const { chunks, first } = this.ahead?.file === file ? this.ahead : this.start(file);
		this.ahead = undefined;
		const begun = await first;
		if (begun.done === true) return;
		yield begun.value;
		yield* chunks;
	}

	/** A body of another length than declared would hang or be cut off, so the transfer is aborted. */
	private async *readExactly(file: OutgoingFile): AsyncGenerator<Uint8Array> {
		this.failure = undefined;
		let read = 0;
		try {
			for await (const chunk of file.open()) {
				read += chunk.length;
				if (read > file.bytes) break;
				this.unread -= chunk.length;
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

function fileBytes(part: string | Part): number {
	return typeof part === 'string' || part.name === undefined ? 0 : part.size;
}

function textPart(text: string): Part {
	const bytes = new TextEncoder().encode(text);
	return {
		type: 'text/plain; charset=utf-8',
		size: bytes.length,
		text,
		async *stream() {
			yield bytes;
		},
	};
}

/**
 * @param name any file name
 * @returns a name that cannot break a header: quotes, backslashes, control characters and lone surrogates
 * become `_`, umlauts and emoji are kept; a part without a name would be read as text, so '' becomes `file`.
 * Of a name that no file system stores, the middle is left out.
 */
export function cleanFileName(name: string): string {
	const half = Math.floor(LONGEST_NAME / 2);
	const short = name.length > LONGEST_NAME ? `${name.slice(0, half)}…${name.slice(-half)}` : name;
	return short.replace(/["\\\p{Cc}\p{Cs}]/gu, '_') || 'file';
}

/** @returns the type, or the generic binary type if it is not a MIME type */
export function cleanMimeType(type: string): string {
	return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:; ?[\w-]+=[\w."-]+)*$/.test(type)
		? type
		: DEFAULT_MIME_TYPE;
}
