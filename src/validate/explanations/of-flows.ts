import type { Explanation } from '#base/diagnostics/explanation';

/** What `msgtopo test` finds when it runs flows. A flow is no part of a topology, so no topology is an example. */
export const FLOW_FINDINGS: readonly Explanation[] = [
  {
    id: 'flow-failed',
    severity: 'error',
    summary: 'a flow does not show what it expects',
    why:
      'The messages of the flow went other ways through the simulated topology than `expect` says, or the flow expects ' +
      'nothing. Below the finding stands the way of each message. Mend the topology or the expectation; ' +
      '`msgtopo test --update` writes what happens into the flow.',
    bad: '',
    good: '',
  },
];
