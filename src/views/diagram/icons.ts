import { consumerNodes } from '#model/kinds/consumers/index';
import { publisherNodes } from '#model/kinds/publishers/index';
import { endpointNodes } from '#model/kinds/receivers/index';
import type { NodeKind } from './graph';

/** Of alarms. */
export const BELL =
  'M4.5 14.5h11c-1.5-1.5-1.8-3-1.8-5.5a3.7 3.7 0 0 0-7.4 0c0 2.5-.3 4-1.8 5.5zM8.5 17a1.6 1.6 0 0 0 3 0';

/** Paths in a square of 20, drawn as lines. */
export const ICONS: Readonly<Record<NodeKind, string>> = {
  account: 'M10 3.2a3 3 0 1 0 .01 0zM4 17c.4-4 2.8-6 6-6s5.6 2 6 6',
  organization: 'M7.5 2.5h5v4h-5zM2.5 13.5h5v4h-5zM12.5 13.5h5v4h-5zM10 6.5v3.5M5 13.5V10h10v3.5',
  service: 'M10 2.5l6.5 3.75v7.5L10 17.5l-6.5-3.75v-7.5zM10 7.5a2.5 2.5 0 1 0 .01 0z',
  'monitoring-service': BELL,
  topic:
    'M10 8.2a1.8 1.8 0 1 0 .01 0zM6.5 6.5a5 5 0 0 0 0 7M13.5 6.5a5 5 0 0 1 0 7M3.8 3.8a8.8 8.8 0 0 0 0 12.4M16.2 3.8a8.8 8.8 0 0 1 0 12.4',
  queue: 'M2.5 5.5h15v9h-15zM7.5 5.5v9M12.5 5.5v9',
  'dead-letter-queue': 'M2.5 4.5h15v11h-15zM7.7 7.7l4.6 4.6M12.3 7.7l-4.6 4.6',
  ...endpointNodes(({ icon }) => icon),
  ...consumerNodes(({ icon }) => icon),
  bucket: 'M3 4.5h14l-2 12h-10zM3 4.5c0-2 14-2 14 0',
  table: 'M2.5 4h15v12h-15zM2.5 8h15M2.5 12h15M8 8v8',
  ...publisherNodes(({ icon }) => icon),
};
