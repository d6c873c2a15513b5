import type { Fact } from '#base/aws/facts';
import type { Finding } from './check';

/** The facts with what an account showed of them. A finding that tells nothing leaves what is known. */
export function withFindings(facts: readonly Fact[], findings: readonly Finding[], day: string): Fact[] {
  return facts.map((fact) => {
    const finding = findings.find((one) => one.fact === fact.id);
    if (finding?.holds === undefined) return fact;
    return { ...fact, account: { day, holds: finding.holds, saw: finding.saw } };
  });
}
