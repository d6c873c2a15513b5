import type { Bucket } from '../../store';
import { optional } from '../shown';
import type { StoreFacts } from './facts';

export const s3: StoreFacts<Bucket> = {
  word: 'bucket',
  service: 'Amazon S3',
  namedIn: 'S3',
  catalogType: 'objectStore',
  variable: 'BUCKET',
  nameAttribute: 'bucket',
  levels: ['list', 'delete'],
  hasIndexes: false,
  bucket: (bucket) => bucket,
  arn: () => undefined,
  namedByArn: () => undefined,
  endsWithAccount: ({ isNameChosen }) => !isNameChosen,
  hasPolicy: true,
  keyUser: undefined,
  settings: ({ expiresAfter }) =>
    optional('Deleted after', expiresAfter === undefined ? undefined : `${expiresAfter}d`, 'expiresAfter'),
  write: () => ({ price: 'bucket-write', quantity: 1 }),
  read: () => ({ price: 'bucket-read', quantity: 1 }),
};
