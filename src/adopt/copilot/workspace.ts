import { isMap, type PlainMap } from '#base/util/json';
import { byCodeUnit } from '#base/util/text';
import { mapIn } from '../cloudformation/template-text';
import { textOf } from '../inventory/attributes';
import type { Untold } from '../inventory/inventory';

/** A folder `copilot/`: https://aws.github.io/copilot-cli/docs/manifest/overview/ */
export interface CopilotWorkspace {
  readonly app: string;
  readonly environments: readonly string[];
  readonly services: readonly CopilotService[];
  /** The manifests of environments, by name. */
  readonly environmentManifests: ReadonlyMap<string, PlainMap>;
  /** What files say that is nothing of a service, and what cannot be read. */
  readonly untold: readonly Untold[];
}

export interface CopilotService {
  readonly name: string;
  readonly type: string;
  readonly manifest: PlainMap;
}

const MANIFEST = /^([^/]+)\/manifest\.ya?ml$/;
const ENVIRONMENT = /^environments\/([^/]+)\/manifest\.ya?ml$/;
const ADDONS = /^(.+)\/addons\/[^/]+\.ya?ml$/;

export const WORKER = 'Worker Service';

function addonsIn(file: string, template: PlainMap): Untold[] {
  const resources = isMap(template['Resources']) ? template['Resources'] : {};
  return Object.entries(resources).map(([id, resource]) => ({
    what: isMap(resource) ? String(resource['Type']) : 'addon',
    name: `${id} in copilot/${file}`,
    because: 'it stays with its stack: a bucket or table is an `external` store, permissions are `grants`',
  }));
}

/** Reads the texts of the files of a folder `copilot/`, by their names relative to it. */
export function readWorkspace(files: ReadonlyMap<string, string>): CopilotWorkspace {
  const services: CopilotService[] = [];
  const environmentManifests = new Map<string, PlainMap>();
  const untold: Untold[] = [];
  let app = '';
  for (const [file, text] of [...files].sort(([a], [b]) => byCodeUnit(a, b))) {
    const isRead = file === '.workspace' || [MANIFEST, ENVIRONMENT, ADDONS].some((form) => form.test(file));
    if (!isRead) continue;
    const value = mapIn(text);
    if (typeof value === 'string') {
      untold.push({ what: 'file', name: `copilot/${file}`, because: `it cannot be read: ${value}` });
      continue;
    }
    const environment = ENVIRONMENT.exec(file)?.[1];
    const service = MANIFEST.exec(file)?.[1];
    if (file === '.workspace') app = textOf(value['application']) ?? '';
    else if (environment !== undefined) environmentManifests.set(environment, value);
    else if (service !== undefined) {
      services.push({
        name: textOf(value['name']) ?? service,
        type: String(value['type']),
        manifest: value,
      });
    } else if (!file.endsWith('addons.parameters.yml')) untold.push(...addonsIn(file, value));
  }
  const named = services.flatMap(({ manifest }) =>
    isMap(manifest['environments']) ? Object.keys(manifest['environments']) : [],
  );
  const environments = [...new Set([...environmentManifests.keys(), ...named])].sort(byCodeUnit);
  return { app, environments, services, environmentManifests, untold };
}
