import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CONSUMER_FINDINGS } from '#validate/explanations/of-consumers';
import { ELEMENT_FINDINGS } from '#validate/explanations/of-elements';
import { FILE_FINDINGS } from '#validate/explanations/of-the-file';
import { JUDGEMENT_FINDINGS } from '#validate/explanations/of-judgement';
import { YAML_FINDINGS } from '#validate/explanations/of-yaml';
import { RULES } from '#validate/rules/index';
import { EXPLANATIONS } from '#validate/explanations';
import { prove } from '#validate/prove';
import { ROOT } from '#test/support/msgtopo';
import { memoryWorkspace, proveText, TODAY } from '#test/unit/topology-of';
import { FILES } from './findings-of';

/** Rules about what is not there: an example shows one thing, and leaves out the rest. */
const ABOUT_THE_WHOLE = [
  'orphan-topic',
  'undeliverable-is-lost',
  'undrained-queue',
  'visibility-too-short-for-retries',
];

function rulesFound(yaml: string, id = ''): string[] {
  const found = new Set(proveText(yaml, FILES).diagnostics.map(({ rule }) => rule));
  return [...found].filter((rule) => rule === id || !ABOUT_THE_WHOLE.includes(rule));
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('finds its bad example, and nothing else finds anything', () => {
    expect(rulesFound(rule.bad, id)).toEqual([id]);
  });

  test('its finding has a place and says what to do', () => {
    for (const finding of proveText(rule.bad, FILES).diagnostics.filter((one) => one.rule === id)) {
      expect(finding.place).toBeDefined();
      if (rule.severity !== 'off') expect(finding.severity).toBe(rule.severity);
      expect(finding.help).toBeTruthy();
    }
  });

  test('nothing finds anything in its good example', () => {
    expect(rulesFound(rule.good, id)).toEqual([]);
  });

  test('names the page of AWS, or of whoever says so', () => {
    expect(rule.why).toMatch(/https:\/\//);
  });
});

test('each rule has a file of its name', () => {
  const files = readdirSync(join(ROOT, 'src/validate/rules')).map((name) => name.replace('.ts', ''));
  expect(RULES.map(({ id }) => id)).toEqual(files.filter((name) => name !== 'index').sort());
});

const SIZE = 1024 * 1024 + 1;

/** Text that HEAD would not fit in front of, or that is too large to be an example. */
const WHOLE_FILES: Readonly<Record<string, string>> = {
  'empty-file': '',
  'file-size': '#'.repeat(SIZE),
};

describe.each(
  [...ELEMENT_FINDINGS, ...CONSUMER_FINDINGS, ...FILE_FINDINGS, ...YAML_FINDINGS, ...JUDGEMENT_FINDINGS].map(
    (entry) => [entry.id, entry] as const,
  ),
)('%s', (id, { bad, good, severity }) => {
  test('is found in its bad example', () => {
    const whole = WHOLE_FILES[id];
    const { diagnostics } =
      whole === undefined
        ? proveText(bad, FILES)
        : prove('topology.yaml', Buffer.from(whole), { workspace: memoryWorkspace({}), today: TODAY });
    const found = diagnostics.filter(({ rule }) => rule === id);
    expect(found).not.toEqual([]);
    expect(found.every((finding) => finding.severity === severity)).toBe(true);
  });

  test('its good example has no errors', () => {
    expect(rulesFound(good)).toEqual([]);
  });
});

test('no two explanations have one name', () => {
  const ids = EXPLANATIONS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});
