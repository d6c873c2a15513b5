import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prove } from '#validate/prove';
import type { Topology } from '#model/topology';
import { diskWorkspace } from '#language/read/workspace';
import { ROOT } from './msgtopo';

const TEMPLATES = join(ROOT, 'templates');

/** Each template with its topologies, one for each environment. `today` is when acceptances have to hold. */
export function templateTopologies(today: string): (readonly [string, Topology])[] {
  const templates = readdirSync(TEMPLATES).filter((template) => template !== 'common');
  return templates.flatMap((template) => {
    const folder = join(TEMPLATES, template);
    const bytes = readFileSync(join(folder, 'topology.yaml'));
    const { topologies } = prove('topology.yaml', bytes, { workspace: diskWorkspace(folder), today });
    return topologies.map((topology) => [template, topology] as const);
  });
}
