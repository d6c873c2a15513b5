import { list } from '#base/util/text';
import type { JsonObject } from '#base/util/json';
import type { ApiAuth, ApiPublisher } from '../../publisher';
import { optional } from '../shown';
import { UNNAMED, type PublisherFacts } from './facts';

function authWords(auth: ApiAuth): string {
  switch (auth.kind) {
    case 'iam':
      return 'who signs them';
    case 'none':
      return 'everybody';
    case 'cognito':
      return `users of ${list(auth.userPools)}`;
  }
}

/** A REST API of API Gateway: the body of a request is the message, and what the file maps its attributes. */
export const api = {
  ...UNNAMED,
  sender: 'the API',
  service: 'apigateway.amazonaws.com',
  as: 'own-role',
  intoQueuesAs: 'own-role',
  isMade: true,
  hasRole: () => true,
  givesMessageGroup: false,
  givesQueueGroup: () => false,
  failures: () => undefined,
  isOpenToAll: ({ auth }) => auth.kind === 'none',
  prerequisites: () => [],
  node: { kind: 'api', words: 'HTTP API', icon: 'M6.5 5.5L2.5 10l4 4.5M13.5 5.5l4 4.5-4 4.5M11.5 4l-3 12' },
  settings: ({ auth, attributes, throttling }) => [
    ...optional('Takes requests of', authWords(auth), 'auth.*'),
    ...optional('Attributes', list(attributes.map(({ name }) => name)), 'attributes'),
    ...optional('Requests in a second', String(throttling.rate), 'throttling.rate'),
  ],
  sends: ({ attributes }) => ({
    attributes: {
      type: 'object',
      properties: Object.fromEntries(
        attributes.map(({ name, type }): [string, JsonObject] => [name, { type }]),
      ),
      additionalProperties: false,
    },
    body: { kind: 'anything' },
  }),
} as const satisfies PublisherFacts<ApiPublisher>;
