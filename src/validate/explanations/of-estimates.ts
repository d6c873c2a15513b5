import type { Explanation } from '#base/diagnostics/explanation';

/** What `msgtopo cost` finds; `validate` asks for no traffic. */
export const ESTIMATE_FINDINGS: readonly Explanation[] = [
  {
    id: 'traffic-unknown',
    severity: 'warning',
    summary: 'an estimate lacks the messages of a topic or queue',
    why:
      'Most of what a topology costs is the number of its messages. `traffic` on a topic, a queue or a publisher says ' +
      'how many to expect; nothing else is made of it.',
    bad: '',
    good: '',
  },
];
