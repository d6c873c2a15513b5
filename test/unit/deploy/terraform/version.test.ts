import { neededInstead, parseVersion } from '#deploy/terraform/version';

test.each([
  ['1.11.4', 'local', undefined],
  ['1.5.0', 'local', undefined],
  ['1.4.99', 'local', '1.5.0'],
  ['0.15.3', 'gcs', '1.5.0'],
  ['1.9.8', 's3', '1.10.0'],
  ['1.10.0-beta1', 's3', undefined],
  ['2.0.0', 's3', undefined],
])('%s with the %s backend: %s', (version, backend, needed) => {
  expect(neededInstead(version, backend)).toBe(needed);
});

test('the version as Terraform and OpenTofu print it', () => {
  expect(parseVersion('{"terraform_version": "1.11.4", "platform": "linux_amd64"}')).toBe('1.11.4');
  expect(parseVersion('{}')).toBeUndefined();
  expect(parseVersion('Terraform v0.11')).toBeUndefined();
});
