/** The form of the Zoho Cliq Polling Trigger node. */
export { properties as pollingProperties } from '../trigger/polling/fields';
