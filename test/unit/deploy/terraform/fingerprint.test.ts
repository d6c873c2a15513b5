import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf, isSame, lastFingerprint, rememberFingerprint } from '#deploy/terraform/fingerprint';
import { folderWith, removeFolder } from '#test/support/project';

const STACK = {
  terraform: { required_providers: { aws: { version: '>= 5.100.0' } }, backend: { local: { path: 'a' } } },
};

describe('what init depends on', () => {
  let dir: string;
  beforeEach(() => {
    dir = folderWith({ 'cdk.tf.json': JSON.stringify(STACK), program: 'v1' });
    mkdirSync(join(dir, '.terraform/providers'), { recursive: true });
  });
  afterEach(() => removeFolder(dir));

  const folder = (env: NodeJS.ProcessEnv = {}) => ({ dir, env });
  const now = () => fingerprintOf(folder(), join(dir, 'program'));

  test('nothing is known before it was good once', () => {
    expect(lastFingerprint(folder())).toBeUndefined();
  });

  test('it is remembered, until the providers are gone', () => {
    rememberFingerprint(folder(), now());
    expect(isSame(lastFingerprint(folder())!, now())).toBe(true);
    rmSync(join(dir, '.terraform/providers'), { recursive: true });
    expect(lastFingerprint(folder())).toBeUndefined();
  });

  test.each<[string, () => void]>([
    [
      'providers',
      () =>
        writeFileSync(
          join(dir, 'cdk.tf.json'),
          JSON.stringify({ terraform: { ...STACK.terraform, required_providers: {} } }),
        ),
    ],
    [
      'the backend',
      () =>
        writeFileSync(
          join(dir, 'cdk.tf.json'),
          JSON.stringify({ terraform: { ...STACK.terraform, backend: { s3: {} } } }),
        ),
    ],
    ['the lock file', () => writeFileSync(join(dir, '.terraform.lock.hcl'), 'provider')],
    ['the program', () => writeFileSync(join(dir, 'program'), 'another version')],
  ])('it changes with %s', (_, change) => {
    const before = now();
    change();
    expect(isSame(before, now())).toBe(false);
  });

  test('it stays the same if only resources change', () => {
    const before = now();
    writeFileSync(join(dir, 'cdk.tf.json'), JSON.stringify({ ...STACK, resource: { aws_sqs_queue: {} } }));
    expect(isSame(before, now())).toBe(true);
  });

  test('it is kept where TF_DATA_DIR says', () => {
    const elsewhere = folder({ TF_DATA_DIR: 'data' });
    mkdirSync(join(dir, 'data/providers'), { recursive: true });
    rememberFingerprint(elsewhere, now());
    expect(lastFingerprint(elsewhere)).toEqual(now());
    expect(lastFingerprint(folder())).toBeUndefined();
  });
});
