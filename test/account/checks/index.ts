import type { Check } from '../check';
import { confirmation } from './confirmation';
import { events } from './events';
import { filters } from './filters';
import { metrics, wakefulness } from './metrics';
import { queues } from './queues';

export function checksWith(foreignQueue: string | undefined): readonly Check[] {
  return [filters, queues, metrics, events, confirmation(foreignQueue), wakefulness];
}
