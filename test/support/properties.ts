import { ZohoCliqOAuth2Api } from '../../credentials/ZohoCliqOAuth2Api.credentials';
import { ZohoCliqSelfClientApi } from '../../credentials/ZohoCliqSelfClientApi.credentials';
import { ZohoCliqWebhookSecretApi } from '../../credentials/ZohoCliqWebhookSecretApi.credentials';
import { ZohoCliqWebhookTokenApi } from '../../credentials/ZohoCliqWebhookTokenApi.credentials';
import { ZohoCliq } from '../../nodes/ZohoCliq/ZohoCliq.node';
import { ZohoCliqAdmin } from '../../nodes/ZohoCliqAdmin/ZohoCliqAdmin.node';
import { ZohoCliqPollingTrigger } from '../../nodes/ZohoCliqPollingTrigger/ZohoCliqPollingTrigger.node';
import { ZohoCliqTrigger } from '../../nodes/ZohoCliqTrigger/ZohoCliqTrigger.node';

/** The forms of all nodes. */
export const nodeProperties = [
	new ZohoCliq(),
	new ZohoCliqAdmin(),
	new ZohoCliqPollingTrigger(),
	new ZohoCliqTrigger(),
].flatMap(({ description }) => description.properties);

/** The forms of all credentials. */
export const credentialProperties = [
	new ZohoCliqOAuth2Api(),
	new ZohoCliqSelfClientApi(),
	new ZohoCliqWebhookSecretApi(),
	new ZohoCliqWebhookTokenApi(),
].flatMap(({ properties }) => properties);
