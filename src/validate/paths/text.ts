import type { Style } from '#base/util/style';
import type { DeliveryPath, Status, Step } from './delivery-path';

const VERDICTS: Readonly<Record<Status, string>> = {
  ok: 'holds',
  ask: 'holds if others allow it',
  fails: 'breaks',
};

function paint(status: Status, style: Style): (text: string) => string {
  if (status === 'fails') return style.error;
  return status === 'ask' ? style.warning : style.success;
}

/** What a path that holds rests on, as far as no page of AWS settles it. */
function conditionsOf({ status, steps }: DeliveryPath): string {
  const conditions = status === 'fails' ? [] : steps.flatMap(({ condition }) => condition ?? []);
  if (conditions.length === 0) return '';
  return `${status === 'ok' ? ', if' : ', and if'} ${conditions.join(', and ')}`;
}

function stepLine({ aspect, status, reason }: Step, width: number, style: Style): string {
  return `  ${paint(status, style)(status.padEnd(5))}  ${aspect.padEnd(width)}  ${reason}`;
}

function block(path: DeliveryPath, style: Style): string {
  const { way, status, steps } = path;
  const width = Math.max(...steps.map(({ aspect }) => aspect.length));
  const title = `${style.bold(way.join(' -> '))}: ${paint(status, style)(VERDICTS[status] + conditionsOf(path))}`;
  return [title, ...steps.map((step) => stepLine(step, width, style))].join('\n');
}

/** The paths of every environment, one block each. */
export function pathsText(paths: readonly DeliveryPath[], style: Style): string {
  const environments = [...new Set(paths.map(({ environment }) => environment))];
  const sections = environments.flatMap((environment) => {
    const own = paths.filter((path) => path.environment === environment);
    const heading = environments.length > 1 ? [style.dim(`environment ${environment}`)] : [];
    return [...heading, ...own.map((path) => block(path, style))];
  });
  return sections.map((section) => `${section}\n\n`).join('');
}
