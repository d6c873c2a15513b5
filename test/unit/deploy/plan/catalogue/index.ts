import { CHANGED_ACCESS } from './access';
import { CONSUMER_CHANGES } from './consumers';
import { CONSUMER_HARMLESS } from './consumers-harmless';
import { DELIVERY_CHANGES, DELIVERY_HARMLESS } from './delivery';
import { LOST_ELEMENTS } from './elements';
import { HARMLESS as ONE_STACK } from './harmless';
import { LOST_MESSAGES } from './messages';
import { QUEUE_SOURCE_CHANGES, QUEUE_SOURCE_HARMLESS, QUEUE_SOURCE_OPENED } from './queue-sources';
import { REACH_CHANGES } from './reach';
import { SCHEDULE_CHANGES, SCHEDULE_HARMLESS } from './schedules';
import { SIZE_CHANGES, SIZE_HARMLESS } from './sizes';
import { SOURCE_CHANGES, SOURCE_HARMLESS } from './sources';
import { STANDING_CHANGES, STANDING_HARMLESS } from './standing';
import { SPLIT_HARMLESS, SPLIT_LOSSES } from './stacks';

export { STACK_MOVES } from './stacks';

export const HARMLESS = [
  ...ONE_STACK,
  ...SOURCE_HARMLESS,
  ...QUEUE_SOURCE_HARMLESS,
  ...CONSUMER_HARMLESS,
  ...SIZE_HARMLESS,
  ...SCHEDULE_HARMLESS,
  ...STANDING_HARMLESS,
  ...DELIVERY_HARMLESS,
  ...SPLIT_HARMLESS,
];

/** What has to be stopped. */
export const DANGEROUS = [
  ...LOST_ELEMENTS,
  ...LOST_MESSAGES,
  ...CHANGED_ACCESS,
  ...SOURCE_CHANGES,
  ...QUEUE_SOURCE_CHANGES,
  ...QUEUE_SOURCE_OPENED,
  ...CONSUMER_CHANGES,
  ...SIZE_CHANGES,
  ...SCHEDULE_CHANGES,
  ...STANDING_CHANGES,
  ...REACH_CHANGES,
  ...DELIVERY_CHANGES,
  ...SPLIT_LOSSES,
];
