import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { RULES } from '../../../src/rules';
import { proveText } from '../topology-of';

/** What examples refer to beside the topology. */
const FILES = { 'pii.json': '{"Name": "pii", "Version": "2021-06-01", "Statement": []}' };

function rulesFound(yaml: string): string[] {
  return [...new Set(proveText(yaml, FILES).diagnostics.map(({ rule }) => rule))];
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('finds its bad example, and nothing else finds anything', () => {
    expect(rulesFound(rule.bad)).toEqual([id]);
  });

  test('its finding has a place and says what to do', () => {
    for (const finding of proveText(rule.bad, FILES).diagnostics) {
      expect(finding.place).toBeDefined();
      expect(finding.severity).toBe(rule.severity);
      expect(finding.help).toBeTruthy();
    }
  });

  test('nothing finds anything in its good example', () => {
    expect(rulesFound(rule.good)).toEqual([]);
  });

  test('names the page of AWS, or of whoever says so', () => {
    expect(rule.why).toMatch(/https:\/\//);
  });
});

test('the list holds every rule, in order', () => {
  const files = readdirSync(resolve(__dirname, '../../../src/rules')).map((name) => name.replace('.ts', ''));
  const machinery = ['check', 'index', 'prove', 'rule'];
  expect(RULES.map(({ id }) => id)).toEqual(files.filter((name) => !machinery.includes(name)).sort());
});
