import { statuses } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { quietDays, quietHours, requireOne } from './quiet';

export const updateDoNotDisturb = restOperation({
	name: 'Update Do Not Disturb',
	action: 'Update do not disturb times',
	description: 'Change the quiet hours or quiet days of your account',
	endpoint: statuses.updateDoNotDisturb,
	body: { quiet_hours: quietHours, quiet_days: quietDays },
	check: requireOne,
	echo: ({ body }) => body,
});
