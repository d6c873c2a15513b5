import { nodeCheck, programCheck, providerCheck } from '#cli/doctor/machine';
import { platformHere } from '#deploy/terraform/mirror';
import { folderWith, removeFolder } from '#test/support/project';
import { version } from '#base/util/version';

test('an old Node.js is told, with the one that is needed', () => {
  expect(nodeCheck('20.18.9')).toMatchObject({
    verdict: 'problem',
    found: '20.18.9, and 20.19 or later is needed',
  });
  expect(nodeCheck('20.19.0')).toMatchObject({ verdict: 'good' });
  expect(nodeCheck('100.0.0')).toMatchObject({ verdict: 'good' });
});

test('only another version than this one is told', () => {
  expect(programCheck([{ file: 'a.yml', version: version() }])).toMatchObject({ verdict: 'good' });
  expect(programCheck([{ file: 'a.yml', version: '9.9.9' }])).toMatchObject({
    verdict: 'warning',
    found: `${version()}, but a.yml installs 9.9.9`,
  });
});

test('a mirror holds providers packed or unpacked, for this machine', () => {
  const aws = 'registry.terraform.io/hashicorp/aws';
  const cwd = folderWith({
    [`mirror/${aws}/5.1.0/${platformHere()}/provider`]: '',
    [`mirror/${aws}/5.2.0/plan9_mips/provider`]: '',
    [`mirror/${aws}/terraform-provider-aws_5.3.0_${platformHere()}.zip`]: '',
    [`mirror/${aws}/terraform-provider-aws_5.4.0_plan9_mips.zip`]: '',
  });
  expect(providerCheck(`${cwd}/mirror`, { cwd }).found).toBe('AWS 5.1.0 and 5.3.0 from the mirror mirror');
  expect(providerCheck(`${cwd}/none`, { cwd })).toMatchObject({ verdict: 'problem' });
  expect(providerCheck(undefined, { cwd })).toMatchObject({ verdict: 'good' });
  removeFolder(cwd);
});
