/** How many tests of a part of a suite pass; those that the suite skips by itself are not among them. */
export interface Count {
  readonly passed: number;
  readonly of: number;
}

export type Counts = Readonly<Record<string, Count>>;

const NONE = { tests: 0, failures: 0, errors: 0, skipped: 0 };

/** The count in a report of pytest, which is JUnit's XML. */
export function countOf(report: string): Count {
  const [, attributes = ''] = /<testsuite ([^>]*)>/.exec(report) ?? [];
  const found = [...attributes.matchAll(/(tests|failures|errors|skipped)="(\d+)"/g)];
  const { tests, failures, errors, skipped } = {
    ...NONE,
    ...Object.fromEntries(found.map(([, name, number]) => [name, Number(number)])),
  } as typeof NONE;
  const of = tests - skipped;
  return { passed: of - failures - errors, of };
}

/** As sentences, where fewer pass than before. */
export function fallen(floor: Counts, measured: Counts): string[] {
  return Object.entries(floor).flatMap(([part, { passed }]) => {
    const now = measured[part]?.passed ?? 0;
    return now < passed ? [`${part}: ${now} tests pass, and ${passed} did`] : [];
  });
}
