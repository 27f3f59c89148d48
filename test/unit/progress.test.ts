import fc from 'fast-check';

import type { Dated } from '../../nodes/ZohoCliq/trigger/polling/progress';
import {
	advanced,
	beginAt,
	MAX_MESSAGES,
	newsIn,
	OVERLAP_MS,
	progressIn,
} from '../../nodes/ZohoCliq/trigger/polling/progress';
import { seedOr } from '../support/seed';

const NOW = 1_700_000_000_000;

describe('the progress of polls', () => {
	it('neither loses nor repeats messages, however they arrive and wherever a poll stops', () => {
		const arrival = fc.record({
			// Many at the same moment, some listed later than those after them.
			at: fc.nat({ max: 50 }).map((step) => NOW + step * 500),
			late: fc.nat({ max: 3 }),
			polls: fc.boolean(),
			stops: fc.option(fc.nat({ max: 5 })),
		});
		fc.assert(
			fc.property(fc.array(arrival, { maxLength: 60 }), (arrivals) => {
				const sent = [...arrivals].sort((one, other) => one.at - other.at);
				const listed: Dated[] = [];
				const delivered: string[] = [];
				let progress = beginAt('key', []);
				const poll = (stops: number | null) => {
					const from = progress.since - OVERLAP_MS;
					const rows = listed.filter(({ at }) => at >= from);
					const { fresh } = newsIn(progress, rows, 0);
					const done = fresh.slice(0, stops ?? fresh.length);
					delivered.push(...done.map(({ id }) => id));
					progress = JSON.parse(JSON.stringify(advanced(progress, rows, done))) as typeof progress;
				};
				const waiting: Array<{ row: Dated; left: number }> = [];
				sent.forEach(({ at, late, polls, stops }, index) => {
					waiting.push({ row: { id: String(index), at }, left: late });
					for (const entry of waiting) if (entry.left-- === 0) listed.push(entry.row);
					if (polls) poll(stops);
				});
				for (const { row } of waiting) if (!listed.includes(row)) listed.push(row);
				poll(null);
				poll(null);
				expect([...delivered].sort()).toEqual(sent.map((_, index) => String(index)).sort());
			}),
			{ seed: seedOr(13) },
		);
	});

	it('is forgotten when something else is watched', () => {
		const data = { ...beginAt('one', [{ id: '1', at: NOW }]) };
		expect(progressIn(data, 'one')).toEqual({ key: 'one', since: NOW, seenIds: ['1'] });
		expect(progressIn(data, 'other')).toBeUndefined();
		expect(progressIn({}, 'one')).toBeUndefined();
	});

	it('remembers only what the next poll reads again', () => {
		const rows = Array.from({ length: 100 }, (_, index) => ({
			id: `${index}`,
			at: NOW + index * 1000,
		}));
		expect(beginAt('key', rows).seenIds).toHaveLength(OVERLAP_MS / 1000 + 1);
	});

	it('delivers what has no time, once', () => {
		const rows = [
			{ id: 'a', at: NaN },
			{ id: 'b', at: NOW },
		];
		const start = beginAt('key', []);
		const { fresh } = newsIn(start, rows, NOW);
		expect(fresh.map(({ id }) => id)).toEqual(['b', 'a']);
		expect(newsIn(advanced(start, rows, fresh), rows, NOW).fresh).toEqual([]);
	});

	it('leaves out for good what a catch-up skips, also where the rest was sent at the same moment', () => {
		const start = { ...beginAt('key', []), since: NOW - 1 };
		const rows = Array.from({ length: MAX_MESSAGES + 20 }, (_, index) => ({
			id: `${index}`,
			at: NOW,
		}));
		const { fresh, left, catchUp } = newsIn(start, rows, 0);
		expect([fresh.length, left.length, catchUp?.skipped]).toEqual([MAX_MESSAGES, 20, 20]);
		const next = advanced(start, rows, [...left, ...fresh]);
		expect(newsIn(next, rows, 0)).toEqual({ fresh: [], left: [] });
	});

	it('says until when messages may be missing, as far as known', () => {
		const start = beginAt('key', []);
		const rows = [{ id: 'a', at: NOW }];
		const untilOf = (...given: Parameters<typeof newsIn>) => newsIn(...given).catchUp;
		const iso = (at: number) => new Date(at).toISOString();
		expect(untilOf(start, rows, 0, NaN)).toEqual({ skipped: null, until: iso(NOW) });
		expect(untilOf(start, rows, 0, NOW + 5)).toEqual({ skipped: null, until: iso(NOW + 5) });
		expect(untilOf(start, rows, NOW + 1)).toEqual({ skipped: 1, until: iso(NOW) });
		expect(untilOf(start, [], 0, NaN)).toEqual({ skipped: null, until: null });
	});
});
