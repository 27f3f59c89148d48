import type { Trial } from '../trial';
import { accountTrials } from './account';
import { administrationTrials } from './administration';
import { channelTrials } from './channels';
import { keepingTrials } from './keeping';
import { listTrials } from './lists';
import { messageTrials } from './messages';
import { sendingTrials } from './sending';

/** All trials in the order in which to try them: those that only read come first. */
export const trials: readonly Trial[] = [
	...accountTrials,
	...listTrials,
	...messageTrials,
	...sendingTrials,
	...keepingTrials,
	...channelTrials,
	...administrationTrials,
];
