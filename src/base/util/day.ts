/** The day in UTC, `2026-12-31`, so that it is the same one on every machine. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
