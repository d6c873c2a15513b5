import { TABLE_UNIT } from '#base/aws/calls';
import { list } from '#base/util/text';
import type { Table } from '../../store';
import { optional } from '../shown';
import type { StoreFacts } from './facts';

function units(bytes: number, unit: number): number {
  return Math.max(1, Math.ceil(bytes / unit));
}

export const dynamodb: StoreFacts<Table> = {
  word: 'table',
  service: 'Amazon DynamoDB',
  namedIn: 'DynamoDB',
  catalogType: 'database',
  variable: 'TABLE',
  nameAttribute: 'name',
  levels: ['scan', 'delete'],
  // The topology makes tables without indexes.
  hasIndexes: true,
  bucket: () => undefined,
  arn: ({ arn }) => arn,
  namedByArn: ({ isNamedByArn, arn }) => (isNamedByArn ? arn : undefined),
  endsWithAccount: () => false,
  hasPolicy: false,
  keyUser: 'dynamodb',
  settings: ({ key, ttl }) => [
    ...optional('Key', list(key.map(({ name }) => name)), 'key'),
    ...optional('Expires by', ttl, 'ttl'),
  ],
  write: (bytes) => ({ price: 'table-write', quantity: units(bytes, TABLE_UNIT.write) }),
  read: (bytes) => ({
    price: 'table-read',
    quantity: units(bytes, TABLE_UNIT.read) * TABLE_UNIT.eventuallyConsistent,
  }),
};
