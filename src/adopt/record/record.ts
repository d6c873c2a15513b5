import { isMap, jsonText, parsedJson, versioned } from '#base/util/json';
import type { Adopted, AdoptedResources } from '#model/adopted';

/* The file beside a topology that says what lives already: `topology.adopted.json`. `synth` makes import blocks of it. */

const ABOUT =
  'What lives in AWS already and Terraform takes over, written by `msgtopo import`. `keep` names arguments that stay as ' +
  'they were found. An entry without `keep` may go once its environment is deployed.';

/** What each environment takes over. */
export type AdoptionRecord = ReadonlyMap<string, AdoptedResources>;

/** `topology.adopted.json` for `topology.yaml`. */
export function recordFileOf(topologyFile: string): string {
  return `${topologyFile.replace(/\.(ya?ml|json)$/, '')}.adopted.json`;
}

function asWritten({ id, keep }: Adopted) {
  return keep.length === 0 ? { id } : { id, keep };
}

export function recordText(record: AdoptionRecord): string {
  const environments = Object.fromEntries(
    Array.from(record, ([environment, resources]) => [
      environment,
      Object.fromEntries(Array.from(resources, ([address, adopted]) => [address, asWritten(adopted)])),
    ]),
  );
  return jsonText(versioned({ about: ABOUT, environments }));
}

function adoptedIn(value: unknown): Adopted | undefined {
  if (!isMap(value) || typeof value['id'] !== 'string' || value['id'] === '') return undefined;
  const { keep = [] } = value;
  const isKept = Array.isArray(keep) && keep.every((argument) => /^[a-z_]+$/.test(String(argument)));
  return isKept ? { id: value['id'], keep: keep.map(String) } : undefined;
}

export type RecordReading =
  { readonly ok: true; readonly record: AdoptionRecord } | { readonly ok: false; readonly at: string };

/** Reads the file again; says where it is not as it was written. */
export function readRecord(text: string): RecordReading {
  const written = parsedJson(text);
  const environments = isMap(written) ? written['environments'] : undefined;
  if (!isMap(environments)) return { ok: false, at: 'environments' };
  const record = new Map<string, AdoptedResources>();
  for (const [environment, resources] of Object.entries(environments)) {
    if (!isMap(resources)) return { ok: false, at: `environments.${environment}` };
    const adopted = new Map<string, Adopted>();
    for (const [address, value] of Object.entries(resources)) {
      const one = /^[a-z0-9_]+\.[\w-]+$/.test(address) ? adoptedIn(value) : undefined;
      if (!one) return { ok: false, at: `environments.${environment}["${address}"]` };
      adopted.set(address, one);
    }
    record.set(environment, adopted);
  }
  return { ok: true, record };
}
