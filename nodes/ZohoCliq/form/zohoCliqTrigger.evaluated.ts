/** The form of the Zoho Cliq Trigger node. */
export { properties as triggerProperties } from '../trigger/webhook/fields';
