import { parseJson } from '../cliq/json';

/** Fields that people write: what looks like JSON in them is their text. */
const TEXTS = /^(?:message|raw_message|text|comment|title|body|arguments)$/;

/** The start of JSON that a script put in quotes without escaping it: `"{"id":…`. */
const QUOTED_JSON =
	/"(?=\s*(?:\{\s*(?:"[^"]{1,100}"\s*:|\}\s*")|\[\s*(?:\{\s*"|"[^"]{0,100}"\s*[,\]]|\]\s*")))/y;

const KEY = /\s*"[^"\\]{1,100}"\s*:/y;
const VALUE = /\s*(?:["{[\d-]|true|false|null)/y;
const SPACES = /\s*/y;
const STRUCTURAL = /[^"{}[\],]+/y;
const ORDINARY = /[^"\\\p{Cc}]+/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** More levels are refused anyway, and what follows a quote is looked through for each quote. */
const MAX_LEVELS = 50;

/** An object or list that is open. */
interface Level {
	readonly close: '}' | ']';
	/** Whether quotes were around it. */
	readonly isQuoted: boolean;
}

/**
 * Parses JSON that a Deluge script wrote with unescaped quotes and line breaks: a quote ends a text only
 * where JSON could go on. Time grows with the length only.
 *
 * @param text what {@link parseJson} does not understand
 * @returns the value; undefined if it cannot be repaired
 */
export function repairJson(text: string): unknown {
	// Who did not escape quotes may not have escaped backslashes either.
	return [true, false]
		.map((hasEscapes) => parseJson(new Repair(text, hasEscapes).run() ?? ''))
		.find((value) => value !== undefined);
}

class Repair {
	private at = 0;
	private written = '';
	private readonly levels: Level[] = [];
	/** Whether a key comes next, if anything. */
	private isKeyNext = false;
	private key = '';

	constructor(
		private readonly text: string,
		private readonly hasEscapes: boolean,
	) {}

	run(): string | undefined {
		while (this.at < this.text.length) {
			const char = this.text.charAt(this.at);
			if (char === '"') this.readQuote();
			else if (char === '{' || char === '[') this.open(char, false);
			else if (char === '}' || char === ']') this.close();
			else if (char === ',') this.copy(char, this.levels.at(-1)?.close === '}');
			else this.copy(this.match(STRUCTURAL) ?? char, this.isKeyNext);
			if (this.levels.length > MAX_LEVELS) return undefined;
		}
		return this.written;
	}

	private copy(structure: string, isKeyNext: boolean): void {
		this.written += structure;
		this.at += structure.length;
		this.isKeyNext = isKeyNext;
	}

	private open(char: string, isQuoted: boolean): void {
		this.levels.push({ close: char === '{' ? '}' : ']', isQuoted });
		this.copy(char, char === '{');
	}

	private close(): void {
		const level = this.levels.pop();
		this.copy(this.text.charAt(this.at), false);
		if (!level?.isQuoted) return;
		this.at += this.match(SPACES)?.length ?? 0;
		if (this.text.charAt(this.at) === '"') this.at++;
	}

	private readQuote(): void {
		if (!this.isKeyNext && !TEXTS.test(this.key) && this.match(QUOTED_JSON)) {
			this.at += 1 + (this.match(SPACES, this.at + 1)?.length ?? 0);
			this.open(this.text.charAt(this.at), true);
			return;
		}
		this.at++;
		const content = this.readText();
		this.written += `"${content}"`;
		if (this.isKeyNext) this.key = content;
		this.isKeyNext = false;
	}

	/** Reads to the quote that ends the text, and past it. */
	private readText(): string {
		let content = '';
		while (this.at < this.text.length) {
			const char = this.text.charAt(this.at);
			if (char === '"' && this.isEnd(this.at + 1)) {
				this.at++;
				return content;
			}
			const known = this.match(ORDINARY) ?? (this.hasEscapes ? this.match(ESCAPE) : undefined);
			content += known ?? JSON.stringify(char).slice(1, -1);
			this.at += (known ?? char).length;
		}
		return content;
	}

	/** Whether JSON can go on at a place, behind a text. */
	private isEnd(place: number): boolean {
		let at = place + (this.match(SPACES, place)?.length ?? 0);
		if (this.isKeyNext) return this.text.charAt(at) === ':';
		let level = this.levels.length - 1;
		while (level >= 0 && this.text.charAt(at) === this.levels[level]?.close) {
			at++;
			at += this.match(SPACES, at)?.length ?? 0;
			if (this.levels[level]?.isQuoted && this.text.charAt(at) === '"') at++;
			level--;
		}
		if (level < 0) return this.text.slice(at).trim() === '';
		if (this.text.charAt(at) !== ',') return false;
		const next = this.levels[level]?.close === '}' ? KEY : VALUE;
		return this.match(next, at + 1) !== undefined;
	}

	private match(pattern: RegExp, at = this.at): string | undefined {
		pattern.lastIndex = at;
		return pattern.exec(this.text)?.[0];
	}
}
