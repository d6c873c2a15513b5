import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '#validate/rules/index';
import { FRAMEWORKS } from '#model/judgement';
import { ROOT } from '#test/support/msgtopo';

test('the guide shows which framework asks for which rule', () => {
  const guide = readFileSync(join(ROOT, 'docs/guide/proving.md'), 'utf8');
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = guide.split('\n').filter((line) => line.startsWith('|'));
  const start = lines.findIndex((line) => cells(line)[1] === FRAMEWORKS[0]);
  expect(cells(lines[start]!).slice(1)).toEqual(FRAMEWORKS);

  const required = RULES.filter(({ compliance }) => compliance);
  const shown = lines.slice(start + 2, start + 2 + required.length).map(cells);
  const expected = required.map(({ id, compliance = [] }) => [
    `\`${id}\``,
    ...FRAMEWORKS.map((framework) => (compliance.includes(framework) ? 'x' : '')),
  ]);
  expect(shown.sort()).toEqual(expected.sort());
});
