import { listSearch } from './listSearch';
import { loadOptions } from './loadOptions';
import { resourceMapping } from './resourceMapping';

/** The names of the methods behind the form, by n8n's kinds. */
export const names = {
	listSearch: Object.keys(listSearch),
	loadOptions: Object.keys(loadOptions),
	resourceMapping: Object.keys(resourceMapping),
};
