import type { Explanation } from '#base/diagnostics/explanation';

/**
 * What `msgtopo test` and `msgtopo drill` find when they play messages. A flow or a drill is no part of a topology, so no
 * topology is an example.
 */
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
  {
    id: 'drill-failed',
    severity: 'error',
    summary: 'a drill does not end as it should',
    why:
      'In the simulated failure, messages took longer than `expect` or `scaling.latency` says, more of them ' +
      'were lost or became dead letters, or an alarm did not fire. The pictures and numbers above the finding show ' +
      'what happened. Give the consumer more tasks, the queue more retention or more attempts, or expect less.',
    bad: '',
    good: '',
  },
];
