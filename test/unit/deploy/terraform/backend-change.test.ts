import { join } from 'node:path';
import fc from 'fast-check';
import { backendChanged, stateLeftBehind } from '#deploy/terraform/backend-change';
import { lastFingerprint } from '#deploy/terraform/fingerprint';
import { folderWith, removeFolder, writeFiles } from '#test/support/project';

const SETTINGS = { terraform: { required_providers: {}, backend: { s3: { bucket: 'new' } } } };

const FILES = { 'cdk.tf.json': JSON.stringify(SETTINGS) };

/** Where `init` has run, and where it has not. */
const dir = folderWith({ ...FILES, '.terraform/providers': '' });
const folder = { dir, env: {} };
const fresh = folderWith(FILES);

afterAll(() => [dir, fresh].forEach(removeFolder));

function leftBehind(state: string) {
  writeFiles(fresh, { 'local.tfstate': state });
  const localState = join(fresh, 'local.tfstate');
  return stateLeftBehind({ dir: fresh, env: {} }, { environment: 'prod', localState })?.rule;
}

test.each([
  ['empty', '{"version":4,"resources":[]}', undefined],
  ['without a list of resources', '{"version":4}', undefined],
  ['of something deployed', '{"version":4,"resources":[{}]}', 'backend-changed'],
  ['with resources that are no list', '{"resources":7}', 'backend-changed'],
  ['cut off', '{"version":4,"resou', 'unreadable-state'],
  ['no map', '[]', 'unreadable-state'],
  ['nothing at all', '', 'unreadable-state'],
])('a state beside the topology that is %s', (_, state, rule) => {
  expect(leftBehind(state)).toBe(rule);
});

test.each([
  ['{"backend":{"type":"s3","config":{"bucket":"old"}}}', 'kept in s3 (bucket old)'],
  ['{"backend":{"type":"local"}}', 'kept in local'],
  ['{}', 'kept in nowhere'],
  ['{"backe', 'kept in a place that cannot be read'],
])('where the state was, of %s', (remembered, words) => {
  writeFiles(dir, { '.terraform/terraform.tfstate': remembered });
  expect(backendChanged(folder, 'prod').message).toContain(words);
});

test('whatever is in the files that Terraform and msgtopo keep, nothing crashes', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      writeFiles(dir, { '.terraform/terraform.tfstate': text, '.terraform/msgtopo.json': text });
      backendChanged(folder, 'prod');
      lastFingerprint(folder);
      leftBehind(text);
    }),
    { numRuns: 100 },
  );
});
