import type { Diagnostic } from '#base/diagnostics/diagnostic';
import type { Topology } from '#model/topology';
import { invalidFilterPolicy } from './rules/invalid-filter-policy';
import { RULES } from './rules/index';
import { checkJudgement } from './judgement';
import { severityOf } from './severity';

/**
 * Every finding of every rule, as heavy as the topology has it, those that it accepts included. Pure: the same
 * topology gives the same findings.
 */
export function checkTopology(topology: Topology): Diagnostic[] {
  const findings: Diagnostic[] = checkJudgement(topology.judgement);
  for (const rule of RULES) {
    const severity = severityOf(rule, topology.judgement);
    if (severity === 'off') continue;
    rule.check?.(topology, (finding) => findings.push({ ...finding, rule: rule.id, severity }));
  }
  return findings;
}

/** What is wrong with a filter is wrong whatever else is, so that it is told of a file with other errors too. */
export function standingAlone(topology: Topology): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const { id } = invalidFilterPolicy;
  invalidFilterPolicy.check?.(topology, (finding) =>
    findings.push({ ...finding, rule: id, severity: 'error' }),
  );
  return findings;
}

/** What is wrong with the topologies of several environments together, by the topology that it is found in. */
export function checkTogether(topologies: readonly Topology[]): ReadonlyMap<Topology, readonly Diagnostic[]> {
  const findings = new Map<Topology, Diagnostic[]>(topologies.map((topology) => [topology, []]));
  for (const rule of RULES) {
    rule.checkTogether?.(topologies, (topology, finding) => {
      const severity = severityOf(rule, topology.judgement);
      if (severity !== 'off') findings.get(topology)!.push({ ...finding, rule: rule.id, severity });
    });
  }
  return findings;
}
