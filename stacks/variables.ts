import type { ConsumerBase } from '../src/topology/consumer';
import { injectedVariables, type Injected } from '../src/topology/injected';
import type { Queue } from '../src/topology/topology';
import { arnReference, queueAddress, storeAddress } from './address';
import { literal, reference } from './text';

function queueUrl(queue: Queue): string {
  if (queue.owned) return reference(queueAddress(queue), 'url');
  const { partition, region, account, resource } = queue.arn;
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://sqs.${region}.${domain}/${account!}/${resource}`;
}

function valueOf(injected: Injected): string {
  switch (injected.kind) {
    case 'queue-url':
      return queueUrl(injected.queue);
    case 'topic-arn':
      return arnReference(injected.topic);
    case 'store-name':
      return reference(storeAddress(injected.store), injected.store.kind === 's3' ? 'bucket' : 'name');
  }
}

/** What msgtopo tells a consumer of its surroundings, as references. */
export function injectedValues(consumer: ConsumerBase): Record<string, string> {
  const entries = Array.from(injectedVariables(consumer), ([name, injected]) => [name, valueOf(injected)]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** What the user sets, so that Terraform takes it as it is. */
export function literalValues(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, literal(value)]));
}
