import type { Explanation } from '#base/diagnostics/explanation';

/** What can be wrong with `rules`, `accept` and `compliance` themselves. */
export const JUDGEMENT_FINDINGS: readonly Explanation[] = [
  {
    id: 'expired-acceptance',
    severity: 'warning',
    summary: 'the last day of an acceptance is over',
    why: 'A finding is accepted for a time. Then somebody looks again: it is mended, or it gets a later day.',
    bad: `
queues: { clicks: { deadLetters: false } }
accept:
  - { rule: no-dead-letters, element: queues.clicks, reason: a lost click is no harm, until: 2020-12-31 }
`,
    good: `
queues: { clicks: { deadLetters: false } }
accept:
  - { rule: no-dead-letters, element: queues.clicks, reason: a lost click is no harm, until: 2999-12-31 }
`,
  },
  {
    id: 'fixed-rule',
    severity: 'error',
    summary: 'a rule is made lighter or accepted that always is an error',
    why:
      'AWS would refuse the topology, or no message could arrive. Saying that this is accepted does not make it work; ' +
      'the deployment would only fail later.',
    bad: `
rules: { unknown-key: off }
`,
    good: `
rules: { no-dead-letters: off }
`,
  },
  {
    id: 'unknown-rule',
    severity: 'error',
    summary: 'a rule that msgtopo does not have',
    why: 'A setting for a misspelt rule would change nothing. `msgtopo explain --list` names all rules.',
    bad: `
rules: { no-dead-leters: error }
`,
    good: `
rules: { no-dead-letters: error }
`,
  },
  {
    id: 'unused-acceptance',
    severity: 'warning',
    summary: 'an acceptance that no finding needs',
    why:
      'What it was for is mended, or it names another element. Left there, it would hide the next finding of that ' +
      'sort. It is reported only if every environment was checked.',
    bad: `
queues: { clicks: {} }
accept:
  - { rule: no-dead-letters, element: queues.clicks, reason: a lost click is no harm, until: 2999-12-31 }
`,
    good: `
queues: { clicks: {} }
`,
  },
  {
    id: 'weakened-compliance',
    severity: 'error',
    summary: 'a rule that compliance asks for is made lighter',
    why:
      'What `compliance` names makes its rules errors. An exception has to be one finding with a reason and a last ' +
      'day, which an auditor can read: `accept`.',
    bad: `
compliance: [hipaa]
rules: { plaintext-endpoint: off }
`,
    good: `
compliance: [hipaa]
monitoring: { notify: ops@example.com }
audit: { cloudtrail: true }
queues: { results: {} }
`,
  },
];
