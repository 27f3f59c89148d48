import { required, trimmed } from '../../fields';

/** The widget with the map. */
export const widgetId = required(
	trimmed({
		name: 'widget',
		label: 'Widget ID',
		description:
			'ID of the widget with the map, from the address on its preview page (Profile > Bots & Tools > Widgets)',
		placeholder: 'e.g. 53719000002130001',
	}),
);

/** The map. */
export const mapId = required(
	trimmed({
		name: 'map',
		label: 'Map ID',
		description: 'ID of the map in the widget',
		placeholder: 'e.g. deliveries',
	}),
);
