import type { Check } from '../check';
import { bucketTags } from './bucket-tags';
import { confirmation } from './confirmation';
import { events } from './events';
import { filters } from './filters';
import { keys } from './keys';
import { metrics, wakefulness } from './metrics';
import { queues } from './queues';
import { schedules } from './schedules';

export function checksWith(foreignQueue: string | undefined): readonly Check[] {
  return [
    filters,
    queues,
    metrics,
    events,
    schedules,
    keys,
    bucketTags,
    confirmation(foreignQueue),
    wakefulness,
  ];
}
