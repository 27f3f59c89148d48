import { tryToParseDateTime } from 'n8n-workflow';

import { invalidInput } from '../errors';
import type { About, Field } from './field';
import { checked, field, mapped } from './field';
import { trimmed } from './text';

/** A moment in milliseconds since 1970, from n8n's date fields and expressions. */
export function dateTime(about: About): Field<number> {
	return field(about, { type: 'dateTime', default: '' }, (raw, { label, zone }) =>
		toMilliseconds(label, raw, zone),
	);
}

/** The same as ISO 8601 in UTC, without zero milliseconds, as published. [Zoho's OpenAPI] */
export function isoDateTime(about: About): Field<string> {
	return mapped(dateTime(about), (moment) => new Date(moment).toISOString().replace('.000', ''));
}

/** A time zone by its name in the IANA database. */
export function timeZone(about: Omit<About, 'label' | 'placeholder'>): Field<string> {
	const words = { label: 'Time Zone', placeholder: 'e.g. Europe/Berlin' };
	return checked(trimmed({ ...about, ...words }), (label, name) => {
		if (isTimeZone(name)) return;
		throw invalidInput(label, `must be a name like Europe/Berlin, not "${name}"`);
	});
}

function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
	} catch {
		return false;
	}
}

/** @returns the same field; the workflow's time zone if it is empty */
export function defaultingToWorkflow(zone: Field<string>): Field<string> {
	return { ...zone, read: (raw, at) => zone.read(raw, at) ?? at.zone };
}

/** From 1973 to 2286, seconds since 1970 have 9 or 10 digits, milliseconds 12 or 13. */
const UNIX_TIME = /^\d{9,13}$/;
const DIGITS_OF_SECONDS = 10;

/**
 * Reads a moment from ISO 8601, a Luxon or JavaScript date, milliseconds or seconds since 1970.
 *
 * @param zone for a time without a zone
 * @throws INVALID_INPUT for anything else
 */
export function toMilliseconds(label: string, value: unknown, zone: string): number {
	const given = typeof value === 'number' ? String(Math.trunc(value)) : value;
	const moment = typeof given === 'string' ? readTime(given.trim(), zone) : parseTime(given, zone);
	if (moment !== undefined) return moment;
	throw invalidInput(
		label,
		'must be a date and time like 2026-01-31T09:00:00, or milliseconds since 1970',
	);
}

/** ISO 8601, or the format of databases: year, optionally month and day, then the time. */
const ISO = /^(\d{4})(?:-?(\d\d))?(?:-?(\d\d))?(?:[Tt ](\d\d).*)?$/;

const NAMES_ZONE = /\b(?:GMT|UTC)\b|[+-]\d\d:?\d\d\b/;

/**
 * n8n falls back to JavaScript for what it cannot read itself, which turns 30 February into 2 March and
 * uses the server's zone. So a date must read back as written, and other texts must name their zone.
 */
function readTime(text: string, zone: string): number | undefined {
	if (UNIX_TIME.test(text)) return Number(text) * (text.length <= DIGITS_OF_SECONDS ? 1000 : 1);
	const [written, year = '', month = '', day = '', hour] = ISO.exec(text) ?? [];
	if (written !== undefined) {
		// RFC 3339 allows `t` and `z`; n8n reads capitals only.
		const iso = written.replace(/^([\d-]+)t/, '$1T').replace(/z$/, 'Z');
		return parseTime(iso, zone, { date: year + month + day, isEndOfDay: hour === '24' });
	}
	return NAMES_ZONE.test(text) ? parseTime(text, zone) : undefined;
}

/** A date as written, like 20260131; its hour 24 is the start of the next day. */
const ANY = { date: '', isEndOfDay: false };

function parseTime(value: unknown, zone: string, { date, isEndOfDay } = ANY): number | undefined {
	try {
		const moment = tryToParseDateTime(value, zone);
		const within = moment.minus(isEndOfDay ? 1 : 0);
		return within.toFormat('yyyyMMdd').startsWith(date) ? moment.toMillis() : undefined;
	} catch {
		// The caller reports it.
		return undefined;
	}
}

/** @returns for example `26 Nov 2026, 14:03 (Europe/Berlin)` */
export function momentInWords(moment: Date, zone: string): string {
	return `${tryToParseDateTime(moment, zone).toFormat('d LLL yyyy, HH:mm')} (${zone})`;
}
