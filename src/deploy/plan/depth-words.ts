/** `3,214 messages`, the same on every machine. */
function counted(messages: number): string {
  const digits = String(messages).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${digits} message${messages === 1 ? '' : 's'}`;
}

/** What is lost with a queue in which so many messages wait; without a number if SQS could not be asked. */
export function messagesLost(depth: number | undefined): string {
  if (depth === undefined) return 'every message in it would be lost';
  if (depth === 0) return 'it is empty now, but what arrives until then would be lost';
  return `${counted(depth)} would be lost`;
}
