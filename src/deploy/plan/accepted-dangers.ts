import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import { child } from '#base/diagnostics/path';
import { suggest } from '#base/diagnostics/suggest';
import type { AcceptedDanger } from '#model/judgement';
import { DANGERS } from './dangers';
import type { Degree } from './dangers/danger';

/** As far as an entry of `accept` looks at a danger. */
interface Stopped {
  /** `replace:queue.billing`. */
  readonly allow: string;
  readonly degree: Degree;
}

function isPattern(danger: string): boolean {
  return danger.includes('*');
}

/** Messages that are lost with the deploy are lost for good, so that a pattern never speaks for them. */
function canHold(danger: string, degree: Degree): boolean {
  return !isPattern(danger) || degree !== 'loses-now';
}

/** Whether an entry of `accept` is about what the guard stops, on whatever day. */
export function isAbout({ danger }: AcceptedDanger, { allow, degree }: Stopped): boolean {
  if (!canHold(danger, degree)) return false;
  const form = danger.split('*').map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${form.join('.*')}$`).test(allow);
}

/** What is wrong with an entry, whatever the plan. */
export function checkAcceptedDanger({ danger, path }: AcceptedDanger): Diagnostic[] {
  const [id = ''] = danger.split(':');
  const at = { path: child(path, 'danger') };
  const known = DANGERS.find((one) => one.id === id);
  if (!known) {
    const ids = DANGERS.map((one) => one.id);
    const help = () => suggest(id, ids) ?? `it may start with ${ids.join(', ')}`;
    return [error({ rule: 'unknown-rule', message: `there is no danger \`${id}\``, ...at, help })];
  }
  if (known.isFinal === true) {
    const message = `\`${id}\` cannot be accepted, since there is a safe way`;
    return [error({ rule: 'fixed-rule', message, ...at, help: '`msgtopo plan` tells it' })];
  }
  if (canHold(danger, known.degree)) return [];
  const message = `\`${danger}\` would accept that messages are lost, whatever the element`;
  const help = `name each element, as in \`${id}:queue.billing\``;
  return [error({ rule: 'fixed-rule', message, ...at, help })];
}
