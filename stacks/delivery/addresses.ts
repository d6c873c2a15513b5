import type { DeliveryTask, Place } from '#model/pipeline';

export const PROVE = 'prove';

/** With `_`, which no environment has in its name. */
export function jobAddress({ environment }: Pick<Place, 'environment'>, task: DeliveryTask): string {
  return `${task}_${environment}`;
}
