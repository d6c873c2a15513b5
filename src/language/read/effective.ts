import { parse } from '../source/parse';
import type { PlainMap } from '#base/util/json';
import { applyDefaults } from './defaults';
import { environmentNames, selectEnvironment } from './environment';
import { combine, readIncluded } from './include';
import type { Workspace } from './workspace';

function ignore(): void {
  // Findings are for `readTopology`, which reads the same.
}

/** What the file says in each environment: with included files, the override, `vars` and `defaults` put in. */
export function effectiveValues(
  file: string,
  bytes: Uint8Array,
  workspace: Workspace,
): ReadonlyMap<string, PlainMap> {
  const main = parse(file, bytes);
  if (!main.value) return new Map();
  const combined = combine(main, readIncluded(main, workspace).files, ignore);
  return new Map(
    environmentNames(combined.value).map((environment) => [
      environment,
      applyDefaults(selectEnvironment(combined, environment, ignore).value),
    ]),
  );
}
