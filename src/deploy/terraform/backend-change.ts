import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import type { Path } from '#base/diagnostics/path';
import { isMap, parsedJson, type PlainMap } from '#base/util/json';
import { dataDir, terraformSettings, type StackFolder } from './fingerprint';

/** `s3 (bucket tf-state, key shop-prod.tfstate)`: what tells one place from another. */
function placeWords(type: string, attributes: PlainMap): string {
  const telling = ['path', 'bucket', 'key', 'prefix', 'address', 'organization', 'container_name'];
  const words = telling.flatMap((name) => {
    const value = attributes[name];
    return typeof value === 'string' ? [`${name} ${value}`] : [];
  });
  return words.length === 0 ? type : `${type} (${words.join(', ')})`;
}

function memory(folder: StackFolder): string {
  return join(dataDir(folder), 'terraform.tfstate');
}

/** Whether `init` last ran with a state that is not in this file, so that it may have to be copied from there. */
export function remembersOtherPlace(folder: StackFolder, file: string): boolean {
  const remembered = existsSync(memory(folder))
    ? parsedJson(readFileSync(memory(folder), 'utf8'))
    : undefined;
  const backend = isMap(remembered) ? remembered['backend'] : undefined;
  if (!isMap(backend)) return false;
  const { path } = isMap(backend['config']) ? backend['config'] : {};
  const isElsewhere = typeof path === 'string' && resolve(folder.dir, path) !== file;
  return backend['type'] !== 'local' || isElsewhere;
}

/** Where the state was when `init` last ran, as Terraform remembers it. */
function lastBackend(folder: StackFolder): string {
  const file = memory(folder);
  if (!existsSync(file)) return 'nowhere';
  const remembered = parsedJson(readFileSync(file, 'utf8'));
  if (!isMap(remembered)) return 'a place that cannot be read';
  const { backend } = remembered;
  if (!isMap(backend) || typeof backend['type'] !== 'string') return 'nowhere';
  return placeWords(backend['type'], isMap(backend['config']) ? backend['config'] : {});
}

/** Terraform has found that the backend is not the one of last time. */
export function backendChanged(folder: StackFolder, environment: string): Diagnostic {
  const [[type, attributes] = ['local', {}]] = Object.entries(terraformSettings(folder).backend);
  const path: Path = ['environments', environment, 'backend'];
  return error({
    rule: 'backend-changed',
    message: `the state is kept in ${lastBackend(folder)}, and the topology now says ${placeWords(type, attributes as PlainMap)}`,
    path,
    on: 'key',
    help:
      '--migrate-state copies the state to the new backend and continues; --reconfigure leaves it behind, so that ' +
      'Terraform does not know what is deployed, unless the new backend already has a state',
  });
}

/**
 * A state beside the topology that the new backend may know nothing of. Terraform itself would only notice as long as
 * it remembers the old backend, which it does not in a fresh output folder.
 */
export function stateLeftBehind(
  folder: StackFolder,
  { environment, localState }: { readonly environment: string; readonly localState: string },
): Diagnostic | undefined {
  const { local } = terraformSettings(folder).backend;
  const remembers = existsSync(memory(folder));
  if (local !== undefined || remembers || !existsSync(localState)) return undefined;
  const at = { path: ['environments', environment, 'backend'], on: 'key' } as const;
  const state = parsedJson(readFileSync(localState, 'utf8'));
  if (!isMap(state)) {
    return error({
      rule: 'unreadable-state',
      message: `there is a state in ${localState} that cannot be read, and the topology names another backend`,
      ...at,
      help: `restore ${localState}.backup, or remove both if nothing is deployed from here`,
    });
  }
  const { resources = [] } = state;
  if (Array.isArray(resources) && resources.length === 0) return undefined;
  return error({
    rule: 'backend-changed',
    message: `there is a state in ${localState}, and the topology names another backend`,
    ...at,
    help:
      'if the state is not in the new backend yet, remove `backend`, run `msgtopo plan`, add it again, and plan with --migrate-state; ' +
      'if it is, delete the file or use --reconfigure',
  });
}
