import { mapTickers } from '../../cliq/endpoints';
import { list, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { mapId, widgetId } from './fields';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete map tickers',
	description: 'Take things off the map of a widget, for good',
	endpoint: mapTickers.delete,
	path: { widget: widgetId, map: mapId },
	body: {
		ids: required(
			list({
				name: 'tickerIds',
				description: 'Your IDs of the tickers, comma-separated',
				placeholder: 'e.g. van-7, van-8',
			}),
		),
	},
});
