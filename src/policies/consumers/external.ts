import type { ExternalConsumer } from '#model/external-consumer';
import type { ConsumerPolicies } from './policies';

/** Its role is never changed: policies of queues, topics and the key let it in. */
export const external: ConsumerPolicies<ExternalConsumer> = {
  services: [],
  roles: () => [],
  roleNames: () => [],
  doneInNetwork: () => [],
  images: () => [],
  logs: { folder: '', group: () => undefined },
  encrypted: undefined,
  resourceTypes: {},
};
