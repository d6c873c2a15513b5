import type { ApiPublisherFile } from '../schema/api-publisher';
import { byCodeUnit } from '#base/util/text';
import type { ApiAuth, ApiPublisher, AttributeSource, MadePublisher } from '#model/publisher';

type WrittenAttribute = NonNullable<ApiPublisherFile['attributes']>[string];

function attributeOf(name: string, written: WrittenAttribute): AttributeSource {
  const { from, type } = typeof written === 'string' ? ({ from: written, type: 'string' } as const) : written;
  const [place = '', ...keys] = from.split('.');
  return { name, type, in: place as AttributeSource['in'], key: keys.join('.') };
}

function authOf(written: ApiPublisherFile['auth']): ApiAuth {
  return typeof written === 'string' ? { kind: written } : { kind: 'cognito', userPools: written.cognito };
}

/** What an API has beside what all publishers have. */
export function apiOf(written: ApiPublisherFile): Omit<ApiPublisher, keyof MadePublisher> {
  const { auth, attributes = {}, throttling, accessLogs, accountRole, tracing } = written;
  const entries = Object.entries(attributes).sort(([a], [b]) => byCodeUnit(a, b));
  return {
    kind: 'api',
    auth: authOf(auth),
    attributes: entries.map(([name, attribute]) => attributeOf(name, attribute)),
    throttling,
    accessLogs,
    accountRole,
    tracing,
  };
}
