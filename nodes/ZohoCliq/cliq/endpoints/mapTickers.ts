import { del, group, limit, put } from './endpoint';

const MAP = '/widgets/{widget}/maps/{map}';

/** Pointers on the map of a widget. [Zoho's OpenAPI] */
export const mapTickers = group('mapTickers', {
	upsert: put(MAP, 'Applications.UPDATE', limit(100, 10)),
	delete: del(MAP, 'Applications.UPDATE', limit(100, 10)),
});
