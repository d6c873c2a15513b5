import type { Consumer } from '#model/consumer';
import type { Volume } from '#model/fargate';

/** The file systems that a consumer mounts over the network. */
export function mountedVolumes(consumer: Consumer): readonly Volume[] {
  return consumer.kind === 'fargate' ? consumer.volumes : [];
}
