/** `late-message`: what a rule, a command or a kind is called, and its files. */
export const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** `late-message` as `lateMessage`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `late-message` as `LATE_MESSAGE`. */
export function constantCase(name: string): string {
  return name.replaceAll('-', '_').toUpperCase();
}
