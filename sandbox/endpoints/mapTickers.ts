import { jsonInvalid, ok, operationFailed } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import { checkBody, type Fields, isObject } from '../fields';
import { empty } from './replies';

const MAP = {
	path: '/api/v2/widgets/{widget}/maps/{map}',
	scope: 'ZohoCliq.Applications.UPDATE',
	limitPerMinute: 100,
	lockMinutes: 10,
} as const;

const TYPES = ['person', 'bicycle', 'motorcycle', 'car', 'van', 'bus', 'plane', 'office', 'home'];

/** Coordinates may be whole numbers or not, which a field's type does not say. */
const TICKER: Fields = {
	title: { type: 'string', required: true, max: 20 },
	type: { type: 'string', required: true, values: TYPES },
	last_modified_time: { type: 'integer', required: true },
	info: { type: 'string', max: 30 },
};

/** Pointers on the map of a widget: v2 maptickers.yml. */
export const mapTickerEndpoints: Endpoint[] = [
	{
		...MAP,
		method: 'PUT',
		query: { appkey: { type: 'string' } },
		body: { tickers: { type: 'object', required: true } },
		handle: (call) => {
			const tickers = tickersOf(call);
			const given = Object.entries(call.body.tickers as Record<string, unknown>);
			for (const [id, ticker] of given) tickers.set(id, checkedTicker(ticker, call));
			const [[, first] = []] = given;
			return ok(first);
		},
	},
	{
		...MAP,
		method: 'DELETE',
		body: { ids: { type: 'array', required: true } },
		handle: (call) => {
			const tickers = tickersOf(call);
			for (const id of call.body.ids as string[]) tickers.delete(id);
			return empty(call);
		},
	},
];

function tickersOf({ organization: { platform }, params }: Call): Map<string, unknown> {
	const key = `${params.widget}/${params.map}`;
	const known = platform.tickers.get(key) ?? new Map<string, unknown>();
	platform.tickers.set(key, known);
	return known;
}

function checkedTicker(ticker: unknown, { switches }: Call): unknown {
	if (!isObject(ticker)) throw jsonInvalid('A ticker');
	const { latitude, longitude, ...others } = ticker;
	checkBody(others, TICKER, switches);
	if (typeof latitude !== 'number' || typeof longitude !== 'number') throw operationFailed();
	return ticker;
}
