import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../fields';
import { choice, dateTime, number, required, text, trimmed } from '../../fields';

/** What the map shows. [Zoho's OpenAPI] */
export const ticker = {
	id: required(
		trimmed({
			name: 'tickerId',
			label: 'Ticker ID',
			description: 'An ID of your own; the ticker that already has it moves',
			placeholder: 'e.g. van-7',
		}),
	),
	title: required(
		text({ name: 'title', description: 'Title on the map', placeholder: 'e.g. Van 7', max: 20 }),
	),
	type: choice({
		name: 'tickerType',
		placement: 'form',
		description: 'How the map shows it',
		options: {
			person: 'Person',
			bicycle: 'Bicycle',
			motorcycle: 'Motorcycle',
			car: 'Car',
			van: 'Van',
			bus: 'Bus',
			plane: 'Plane',
			office: 'Office',
			home: 'Home',
		},
	}),
	latitude: required(
		number({ name: 'latitude', description: 'Degrees north', default: 0, min: -90, max: 90 }),
	),
	longitude: required(
		number({ name: 'longitude', description: 'Degrees east', default: 0, min: -180, max: 180 }),
	),
	info: text({
		name: 'info',
		description: 'What else the map shows about it',
		placeholder: 'e.g. On the way',
		max: 30,
	}),
	last_modified_time: dateTime({
		name: 'measuredAt',
		description: 'When it was there; defaults to now',
	}),
};

/** @returns the body for a ticker */
export function tickersOf({ id, ...values }: Values<typeof ticker>): IDataObject {
	const { last_modified_time: measuredAt = Date.now() } = values;
	const given = Object.entries({ ...values, last_modified_time: measuredAt }).filter(
		([, value]) => value !== undefined,
	);
	return { tickers: { [id]: Object.fromEntries(given) } };
}
