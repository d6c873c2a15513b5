import type { Explanation } from '#base/diagnostics/explanation';

/** What `msgtopo cost` finds; `validate` asks for no traffic. */
export const ESTIMATE_FINDINGS: readonly Explanation[] = [
  {
    id: 'traffic-unknown',
    severity: 'warning',
    summary: 'an estimate does not know the traffic of a topic or queue',
    why:
      'The cost of a topology depends mostly on the number of messages. `traffic` on a topic, a queue or a ' +
      'publisher states how many to expect, and has no other effect.',
    bad: '',
    good: '',
  },
];
