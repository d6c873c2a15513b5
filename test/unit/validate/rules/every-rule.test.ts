import { RULES } from '#validate/rules/index';
import { isAdjustable } from '#validate/severity';
import { proveText } from '#test/unit/topology-of';
import { FILES } from './findings-of';

const UNTIL = '2026-12-31';

function findings(yaml: string, id: string) {
  const { diagnostics, accepted } = proveText(yaml, FILES);
  return {
    open: diagnostics.filter(({ rule }) => rule === id),
    accepted: accepted.filter(({ rule }) => rule === id),
    about: diagnostics
      .filter(({ path }) => path[0] === 'rules' || path[0] === 'accept')
      .map(({ rule }) => rule),
  };
}

/** An example may have settings of other rules already. */
function withSetting(yaml: string, setting: string): string {
  return /^rules: /m.test(yaml)
    ? yaml.replace(/^rules: \{/m, `rules: { ${setting},`)
    : `${yaml}\nrules: { ${setting} }\n`;
}

function withAcceptance(yaml: string, id: string): string {
  return `${yaml}\naccept: [{ rule: ${id}, reason: it is meant so, until: ${UNTIL} }]\n`;
}

const named = RULES.map((rule) => [rule.id, rule] as const);
/** Without what makes the rule an error whatever is set. */
const free = (yaml: string) => yaml.replace(/^compliance: .*$/m, '');

describe.each(named.filter(([, rule]) => isAdjustable(rule)))('%s', (id, rule) => {
  test.each(['error', 'warning'] as const)('can be made: %s', (severity) => {
    const { open, about } = findings(withSetting(free(rule.bad), `${id}: ${severity}`), id);
    expect(open.length).toBeGreaterThan(0);
    expect(new Set(open.map((finding) => finding.severity))).toEqual(new Set([severity]));
    expect(about).toEqual([]);
  });

  test('can be turned off', () => {
    expect(findings(withSetting(free(rule.bad), `${id}: off`), id)).toEqual({
      open: [],
      accepted: [],
      about: [],
    });
  });

  test('can be accepted, also under compliance', () => {
    const { open, accepted, about } = findings(withAcceptance(rule.bad, id), id);
    expect(open).toEqual([]);
    expect(accepted.length).toBeGreaterThan(0);
    expect(about).toEqual([]);
  });

  test('is reported where an acceptance of it is of no use', () => {
    expect(findings(withAcceptance(rule.good, id), id).about).toEqual(['unused-acceptance']);
  });
});

describe.each(named.filter(([, rule]) => !isAdjustable(rule)))('%s', (id, rule) => {
  test('stays an error', () => {
    for (const yaml of [withSetting(rule.bad, `${id}: off`), withAcceptance(rule.bad, id)]) {
      const { open, about } = findings(yaml, id);
      expect(open.length).toBeGreaterThan(0);
      expect(open.every(({ severity }) => severity === 'error')).toBe(true);
      expect(about).toEqual(['fixed-rule']);
    }
  });
});

describe.each(named.filter(([, { compliance = [] }]) => compliance.length > 0))(
  '%s',
  (id, { compliance = [], bad }) => {
    test.each(compliance)('is an error under %s, and cannot be made lighter', (framework) => {
      const yaml = `${free(bad)}\ncompliance: [${framework}]\n`;
      expect(findings(yaml, id).open.map(({ severity }) => severity)).toContain('error');
      expect(findings(withSetting(yaml, `${id}: off`), id).about).toEqual(['weakened-compliance']);
    });
  },
);
