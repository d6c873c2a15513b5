/* Words that several kinds of consumers share. */

/** `CREATE_FAILED` and `InProgress` as words. */
export function spoken(state: string): string {
  return state
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

export function because(what: string, reason: string | undefined): string {
  return reason === undefined || reason === '' ? what : `${what}: ${reason}`;
}
