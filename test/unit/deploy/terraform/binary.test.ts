import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '#deploy/terraform/binary';
import { folderWith, removeFolder } from '#test/support/project';

describe('the program', () => {
  const folder = folderWith({
    'a/tofu': '',
    'b/terraform': '',
    'b/tofu': '',
    'c/terraform': '',
    'c/other': '',
  });
  for (const name of ['a/tofu', 'b/terraform', 'b/tofu', 'c/other']) chmodSync(join(folder, name), 0o755);
  afterAll(() => removeFolder(folder));

  const find = (path: string, given?: string, env: NodeJS.ProcessEnv = {}) =>
    findProgram({ given, cwd: folder, env: { PATH: path, ...env } }).file;
  const at = (name: string) => join(folder, name);

  test('is terraform, wherever it stands, before tofu', () => {
    expect(find(`${at('a')}:${at('b')}`)).toBe(at('b/terraform'));
    expect(find(at('a'))).toBe(at('a/tofu'));
  });

  test('is one that can be run', () => {
    expect(find(at('c'))).toBeUndefined();
  });

  test('is the one that the variable names, and the option before it', () => {
    expect(find(at('c'), undefined, { TERRAFORM_BINARY_NAME: 'other' })).toBe(at('c/other'));
    expect(find(at('b'), 'tofu', { TERRAFORM_BINARY_NAME: 'other' })).toBe(at('b/tofu'));
    expect(find('', './c/other')).toBe(at('c/other'));
  });

  test('is no other if the one that is named is not there', () => {
    const { file, wanted } = findProgram({ given: 'nothing', cwd: folder, env: { PATH: at('b') } });
    expect(file).toBeUndefined();
    expect(wanted).toEqual(['nothing']);
  });
});
