import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Topology } from '../topology/topology';
import { RULES } from './index';

/** Every finding of every rule. Pure: the same topology gives the same findings. */
export function checkTopology(topology: Topology): Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (const rule of RULES) {
    const { id, severity } = rule;
    rule.check(topology, (finding) => findings.push({ ...finding, rule: id, severity }));
  }
  return findings;
}
