import type { Outputs } from '#deploy/apply/apply-stacks';
import type { Style } from '#base/util/style';
import { isMap } from '#base/util/json';

function rowsOf(value: unknown): [name: string, value: string][] {
  const shown = (one: unknown) => (typeof one === 'string' ? one : JSON.stringify(one));
  return isMap(value) ? Object.entries(value).map(([name, one]) => [name, shown(one)]) : [['', shown(value)]];
}

/** The outputs as a table, a heading for each sort. */
export function outputsText(outputs: Outputs, style: Style): string {
  const groups = Object.entries(outputs).map(
    ([name, value]) => [name.replaceAll('_', ' '), rowsOf(value)] as const,
  );
  const width = Math.max(0, ...groups.flatMap(([, rows]) => rows.map(([name]) => name.length)));
  const lines = groups.flatMap(([name, rows]) => [
    style.bold(name),
    ...rows.map(([key, value]) => `  ${key.padEnd(width)}  ${value}`),
  ]);
  return lines.map((line) => `${line}\n`).join('');
}
