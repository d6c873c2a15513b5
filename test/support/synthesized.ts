import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Topology } from '#model/topology';
import { synthesize } from '#stacks/synth';
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

/** What a test file synthesizes is written to one folder: making and removing one takes longer than most syntheses. */
let folder: string | undefined;

function removeAtEnd(): void {
  if (folder !== undefined) removeFolder(folder);
}

// Benchmarks synthesize too, and there is no Jest around them.
if (typeof afterAll === 'function') afterAll(removeAtEnd);
else process.once('exit', removeAtEnd);

/** The bytes that `synth` writes, stack by stack, for a topology whose file is in the folder above `cdktf.out`. */
export function synthesizedTexts(topology: Topology, hcl = false): ReadonlyMap<string, string> {
  folder ??= emptyFolder();
  const stacks = synthesize([topology], { outDir: join(folder, 'cdktf.out'), projectDir: folder, hcl });
  return new Map(stacks.map(({ name, file }) => [name, readFileSync(file, 'utf8')]));
}

/** The same of the first stack, which is the one that all share. */
export function synthesizedText(topology: Topology): string {
  const [text] = synthesizedTexts(topology).values();
  return text!;
}

export function synthesizedStacks(topology: Topology): ReadonlyMap<string, TerraformJson> {
  const texts = [...synthesizedTexts(topology)];
  return new Map(texts.map(([name, text]) => [name, JSON.parse(text) as TerraformJson]));
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
