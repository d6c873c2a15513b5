import type { Request } from './request';
import { MESSAGES } from './tables/messages';
import { NETWORK_AND_ACCESS } from './tables/network-and-access';
import { WORK_AND_STORES } from './tables/work-and-stores';

/** Which request the provider makes of each type that we emit. */
export const REQUESTS: Readonly<Record<string, Request>> = {
  ...MESSAGES,
  ...NETWORK_AND_ACCESS,
  ...WORK_AND_STORES,
};
