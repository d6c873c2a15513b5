import { DAY, STORE } from '#base/aws/limits';
import { parseArn } from '#base/aws/arns';
import { child } from '#base/diagnostics/path';
import type { StoreFile } from '../schema/store';
import { toSeconds } from '#base/util/units';
import { byCodeUnit } from '#base/util/text';
import type { Store, TableKey } from '#model/store';
import { asMap } from '../read/plain';
import { resolveEncryption } from './encryption';
import { arnHere, fail, physicalNameFor, type Scope } from './scope';

type Written<K extends StoreFile['type']> = Extract<StoreFile, { type: K }>;

/** The names of buckets are shared by all accounts, so one that was not chosen ends with the account. */
const BUCKET_ACCOUNT_SUFFIX = '-123456789012'.length;

function bucket(scope: Scope, name: string, written: Written<'s3'>): Store {
  const path = ['stores', name];
  const named = { sort: 's3' as const, id: name, physicalName: written.physicalName, fifo: false, path };
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
    owned: true,
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
  const named = {
    sort: 'dynamodb' as const,
    id: name,
    physicalName: written.physicalName,
    fifo: false,
    path,
  };
  const physicalName = physicalNameFor(scope, 'DynamoDB', STORE.tableName, named);
  if (written.key === undefined) {
    const help = 'name its partition key, such as `key: { id: S }`, or the table that exists as `external`';
    fail(scope, {
      rule: 'missing-key',
      message: `\`stores.${name}\` needs the key \`key\``,
      path,
      on: 'key',
      help,
    });
  }
  const key: TableKey[] = Object.entries(written.key ?? {}).map(([attribute, type]) => ({
    name: attribute,
    type,
  }));
  if (written.key && (key.length === 0 || key.length > MOST_KEYS)) {
    const message = `a table has a partition key and at most one sort key, found ${key.length} keys`;
    fail(scope, { rule: 'wrong-value', message, path: child(path, 'key') });
  }
  return {
    kind: 'dynamodb',
    name,
    path,
    owned: true,
    physicalName,
    arn: arnHere(scope, 'dynamodb', `table/${physicalName}`),
    isNamedByArn: false,
    key,
    ttl: written.ttl,
    encryption: resolveEncryption(written.encryption),
    stack: written.stack,
    tags: { ...scope.file.tags, ...written.tags },
  };
}

/** What the owner of a store decides. Its key has to be said, since whoever uses the store must use the key. */
function checkExternal(scope: Scope, name: string, { encryption }: StoreFile): void {
  const path = ['stores', name];
  const own = asMap(asMap(scope.written['stores'])[name]);
  const isOurs = (key: string) => !['type', 'external', 'encryption'].includes(key);
  for (const key of Object.keys(own).filter(isOurs)) {
    const message = `\`stores.${name}\` is external, so its owner decides about \`${key}\``;
    const help = `remove \`${key}\``;
    fail(scope, { rule: 'external-element', message, path: child(path, key), on: 'key', help });
  }
  if (encryption === 'managed-key') {
    const message = `\`stores.${name}\` is external, so it cannot use the managed key of this topology`;
    const help = 'name the key that it has, such as `encryption: { kmsKey: alias/receipts }`';
    fail(scope, { rule: 'external-element', message, path: child(path, 'encryption'), help });
  }
}

function external(scope: Scope, name: string, written: StoreFile, text: string): Store {
  checkExternal(scope, name, written);
  const arn = parseArn(text);
  const physicalName = (arn?.resource ?? text).replace(/^table\//, '');
  const base = {
    name,
    path: ['stores', name],
    owned: false,
    physicalName,
    encryption: resolveEncryption(written.encryption),
    stack: undefined,
    tags: {},
  };
  if (written.type === 's3') return { ...base, kind: 's3', isNameChosen: true, expiresAfter: undefined };
  return {
    ...base,
    kind: 'dynamodb',
    arn: arn ?? arnHere(scope, 'dynamodb', `table/${physicalName}`),
    isNamedByArn: arn !== undefined,
    key: [],
    ttl: undefined,
  };
}

function storeOf(scope: Scope, name: string, written: StoreFile): Store {
  if (written.external !== undefined) return external(scope, name, written, written.external);
  return written.type === 's3' ? bucket(scope, name, written) : table(scope, name, written);
}

/** Stores by name, in order of their names. */
export function resolveStores(scope: Scope): ReadonlyMap<string, Store> {
  const entries = Object.entries(scope.file.stores ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  return new Map(entries.map(([name, written]) => [name, storeOf(scope, name, written)]));
}
