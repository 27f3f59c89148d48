import { mapTickers } from '../../cliq/endpoints';
import { appKey, reworded } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { mapId, widgetId } from './fields';
import { ticker, tickersOf } from './ticker';

export const upsert = restOperation({
	name: 'Create or Update',
	action: 'Create or update map ticker',
	description: 'Show something on the map of a widget, or move it',
	endpoint: mapTickers.upsert,
	path: { widget: widgetId, map: mapId },
	query: {
		appkey: reworded(appKey, {
			description: 'Key of the extension, for widgets that are part of one',
		}),
	},
	body: ticker,
	addedTo: 'additionalFields',
	toBody: tickersOf,
});
