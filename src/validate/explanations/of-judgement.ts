import type { Explanation } from '#base/diagnostics/explanation';

/** What can be wrong with `rules`, `accept` and `compliance` themselves. */
export const JUDGEMENT_FINDINGS: readonly Explanation[] = [
  {
    id: 'expired-acceptance',
    severity: 'warning',
    summary: 'an acceptance has passed its end date',
    why: 'You accept a finding for a time. After that, look at it again: fix it, or set a later date.',
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
    summary: 'a rule or danger that is always an error cannot be lowered or accepted',
    why:
      'AWS would reject the topology, or no message could arrive. Accepting this does not make it work; the ' +
      'deployment would only fail later. A pattern in `danger` cannot accept that messages are lost with the deploy: ' +
      'name each element.',
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
    summary: 'a rule or danger that msgtopo does not have',
    why: 'A setting for a misspelt rule would have no effect. `msgtopo explain --list` lists all rules.',
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
    summary: 'an acceptance matches no finding',
    why:
      'The finding is fixed, or the entry names another element. If it stays, it hides the next finding of ' +
      'that rule. This is reported only if every environment was validated; of a danger, only by a `plan` of ' +
      'every environment and stack.',
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
    summary: '`rules` lowers a rule that `compliance` requires',
    why:
      'The frameworks in `compliance` turn their rules into errors. Use `accept` for a single exception ' +
      'with a reason and an end date, which an auditor can read.',
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
