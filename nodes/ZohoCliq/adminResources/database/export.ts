import { datastores } from '../../cliq/endpoints';
import { databaseId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { filePassword, fileType } from './fields';

export const exportRecords = restOperation({
	name: 'Export',
	action: 'Export database',
	description: 'Have Cliq prepare a file of all records; it is ready later, in Cliq and not here',
	endpoint: datastores.export,
	path: { databaseId },
	body: { file_type: fileType, password: filePassword },
	toBody: ({ password, ...file }) => ({
		...file,
		password_protected: password !== undefined,
		...(password !== undefined && { password }),
	}),
});
