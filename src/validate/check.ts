import type { Diagnostic } from '#base/diagnostics/diagnostic';
import type { Topology } from '#model/topology';
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
    rule.check(topology, (finding) => findings.push({ ...finding, rule: rule.id, severity }));
  }
  return findings;
}
