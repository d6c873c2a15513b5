import type { Receiver } from '../../topology';
import { OUTSIDE, type ReceiverFacts } from './facts';

/** A web endpoint. */
export const url: ReceiverFacts<Extract<Receiver, { kind: 'url' }>> = {
  ...OUTSIDE,
  node: { words: 'URL', icon: 'M10 3a7 7 0 1 0 .01 0zM3 10h14M10 3c-4 4-4 10 0 14M10 3c4 4 4 10 0 14' },
  isGivenUpSoon: true,
  url: ({ url, from }) => (from ? undefined : url),
  secret: ({ from }) => from,
  called: ({ url }) => url,
  label: ({ url }) => url.replace(/^https:\/\//, ''),
  protocol: ({ url, from }) => (from || url.startsWith('https:') ? 'https' : 'http'),
  endpoint: ({ url, from }) => (from ? undefined : url),
  identifier: ({ url }) => ({ url }),
  feedback: 'http',
  takesRaw: true,
  takesDeliveryPolicy: true,
  confirmedBy: 'endpoint',
  isPerson: false,
  admission: { claim: 'the endpoint confirms the subscription', isElsewhere: true },
  charge: { what: 'deliveries by HTTPS', price: 'sns-http', isByChunk: true },
};
