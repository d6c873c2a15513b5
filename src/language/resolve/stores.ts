import { DAY, STORE } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import type { StoreFile } from '../schema/store';
import { toSeconds } from '#base/util/units';
import { byCodeUnit } from '#base/util/text';
import type { Store, TableKey } from '#model/store';
import { resolveEncryption } from './encryption';
import { arnHere, fail, physicalNameFor, type Scope } from './scope';

type Written<K extends StoreFile['type']> = Extract<StoreFile, { type: K }>;

/** The names of buckets are shared by all accounts, so one that was not chosen ends with the account. */
const BUCKET_ACCOUNT_SUFFIX = '-123456789012'.length;

function bucket(scope: Scope, name: string, written: Written<'s3'>): Store {
  const path = ['stores', name];
  const named = { id: name, physicalName: written.physicalName, fifo: false, path };
  const isChosen = written.physicalName !== undefined;
  const longest = isChosen ? STORE.bucketName : STORE.bucketName - BUCKET_ACCOUNT_SUFFIX;
  const physicalName = physicalNameFor(scope, 'S3', longest, named);
  if (!/^[a-z0-9][a-z0-9-]+[a-z0-9]$/.test(physicalName)) {
    const message = `S3 takes lower-case letters, digits and \`-\` in a bucket name, found \`${physicalName}\``;
    const at = isChosen
      ? { path: child(path, 'physicalName') }
      : { path, on: 'key' as const, help: 'set `physicalName`' };
    fail(scope, { rule: 'invalid-name', message, ...at });
  }
  const days = written.expiresAfter === undefined ? undefined : (toSeconds(written.expiresAfter) ?? 0) / DAY;
  if (days !== undefined && !Number.isInteger(days)) {
    const message = `S3 deletes after whole days, found \`${written.expiresAfter!}\``;
    fail(scope, { rule: 'wrong-value', message, path: child(path, 'expiresAfter') });
  }
  return {
    kind: 's3',
    name,
    path,
    physicalName,
    isNameChosen: isChosen,
    expiresAfter: days,
    encryption: resolveEncryption(written.encryption),
    stack: written.stack,
    tags: { ...scope.file.tags, ...written.tags },
  };
}

const MOST_KEYS = 2;

function table(scope: Scope, name: string, written: Written<'dynamodb'>): Store {
  const path = ['stores', name];
  const named = { id: name, physicalName: written.physicalName, fifo: false, path };
  const physicalName = physicalNameFor(scope, 'DynamoDB', STORE.tableName, named);
  const key: TableKey[] = Object.entries(written.key).map(([attribute, type]) => ({ name: attribute, type }));
  if (key.length === 0 || key.length > MOST_KEYS) {
    const message = `a table has a partition key and at most one sort key, found ${key.length} keys`;
    fail(scope, { rule: 'wrong-value', message, path: child(path, 'key') });
  }
  return {
    kind: 'dynamodb',
    name,
    path,
    physicalName,
    arn: arnHere(scope, 'dynamodb', `table/${physicalName}`),
    key,
    ttl: written.ttl,
    encryption: resolveEncryption(written.encryption),
    stack: written.stack,
    tags: { ...scope.file.tags, ...written.tags },
  };
}

/** Stores by name, in order of their names. */
export function resolveStores(scope: Scope): ReadonlyMap<string, Store> {
  const entries = Object.entries(scope.file.stores ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  return new Map(
    entries.map(([name, written]) => [
      name,
      written.type === 's3' ? bucket(scope, name, written) : table(scope, name, written),
    ]),
  );
}
