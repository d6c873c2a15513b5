import type { Encryption } from '../topology';

type Written = 'none' | 'sqs' | 'managed-key' | { readonly kmsKey: string };

export function resolveEncryption(written: Written): Encryption {
  return typeof written === 'string' ? { kind: written } : { kind: 'own-key', key: written.kmsKey };
}
