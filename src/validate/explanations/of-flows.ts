import type { Explanation } from '#base/diagnostics/explanation';

/** What `msgtopo test` finds when it runs flows. A flow is no part of a topology, so no topology is an example. */
export const FLOW_FINDINGS: readonly Explanation[] = [
  {
    id: 'flow-failed',
    severity: 'error',
    summary: 'a flow does not do what it expects',
    why:
      'The messages went another way through the simulated topology than `expect` says, or the flow expects ' +
      'nothing. Below the finding you see what happened to each message. Fix the topology or the ' +
      'expectation; `msgtopo test --update` writes what happened into the flow.',
    bad: '',
    good: '',
  },
];
