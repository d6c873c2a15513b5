import type { Encryption } from '#model/element';

type Written = 'aws' | 'none' | 'sqs' | 'managed-key' | { readonly kmsKey: string };

/** What AWS encrypts with a key of its own needs none of ours. */
export function resolveEncryption(written: Written): Encryption {
  if (written === 'aws') return { kind: 'none' };
  return typeof written === 'string' ? { kind: written } : { kind: 'own-key', key: written.kmsKey };
}
