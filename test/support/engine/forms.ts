/** The nodes' forms. Like the bundle, tests on an engine get them as data: `lent/forms.ts`. */
import * as node from '../../../nodes/ZohoCliq/form/zohoCliq.evaluated';
import * as adminNode from '../../../nodes/ZohoCliq/form/zohoCliqAdmin.evaluated';
import * as pollingTrigger from '../../../nodes/ZohoCliq/form/zohoCliqPollingTrigger.evaluated';
import * as trigger from '../../../nodes/ZohoCliq/form/zohoCliqTrigger.evaluated';

/** What all `*.evaluated.ts` export. */
export const forms = { ...node, ...adminNode, ...pollingTrigger, ...trigger };
