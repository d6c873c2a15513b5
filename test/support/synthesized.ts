import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Topology } from '../../src/topology/topology';
import { synthesize } from '../../stacks/synth';
import { emptyFolder, removeFolder } from './project';

export type Resource = Readonly<Record<string, unknown>>;

/** `cdk.tf.json`, as far as tests look into it. */
export interface TerraformJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly terraform: Readonly<Record<string, unknown>>;
  readonly provider: Readonly<Record<string, unknown>>;
}

/** The bytes that `synth` writes for a topology whose file is in the folder above `cdktf.out`. */
export function synthesizedText(topology: Topology): string {
  const folder = emptyFolder();
  try {
    const [stack] = synthesize([topology], { outDir: join(folder, 'cdktf.out'), projectDir: folder });
    return readFileSync(stack!.file, 'utf8');
  } finally {
    removeFolder(folder);
  }
}

export function synthesized(topology: Topology): TerraformJson {
  return JSON.parse(synthesizedText(topology)) as TerraformJson;
}

/** The addresses of all resources, in order. */
export function addresses({ resource = {} }: TerraformJson): string[] {
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
}

/** One resource by its address, without what cdktf notes for itself. */
export function resourceAt(stack: TerraformJson, address: string): Resource {
  const [type = '', name = ''] = address.split('.');
  const found = stack.resource?.[type]?.[name];
  if (!found) throw new Error(`no ${address} among ${addresses(stack).join(', ')}`);
  const { '//': _, ...settings } = found;
  return settings;
}

/** A setting that is JSON text, as data. */
export function jsonAt(stack: TerraformJson, address: string, setting: string): unknown {
  return JSON.parse(resourceAt(stack, address)[setting] as string);
}
