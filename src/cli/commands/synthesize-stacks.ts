import { join, resolve } from 'node:path';
import type { Context } from '../command';
import type { Stack } from '#deploy/apply/stack';
import { dependenciesOf, partsOf } from '#model/parts';
import type { Reading } from '#language/read/read';
import type { AdoptionRecord } from '#adopt/record/record';
import { unusedEntries } from './adoption-record';
import { DEFAULT_OUT, type Proved } from './topology-input';

/** Writes the Terraform of every stack; also, empty, of those that were there once. */
export class StackWriter {
  private readonly outDir: string;
  /** Sentences about entries of the record that take nothing over. */
  private unused: readonly string[] = [];

  constructor(
    private readonly proved: Proved,
    private readonly record: AdoptionRecord,
    context: Context,
  ) {
    this.outDir = resolve(context.cwd, context.env['CDKTF_OUTDIR'] ?? DEFAULT_OUT);
  }

  async write(): Promise<Stack[]> {
    await this.synthesize();
    return this.proved.proof.readings.flatMap((reading) => this.stacksOf(reading, []));
  }

  /** Known once the stacks are written. */
  warnings(): readonly string[] {
    return this.unused;
  }

  /** The stacks of the same topology as `stack` that have these names and nothing in them. */
  async revive({ topology }: Stack, names: readonly string[]): Promise<Stack[]> {
    await this.synthesize({ topology, names });
    const readings = this.proved.proof.readings.filter((reading) => reading.topology === topology);
    return readings
      .flatMap((reading) => this.stacksOf(reading, names))
      .filter(({ name }) => names.includes(name));
  }

  private async synthesize(former?: {
    topology: Stack['topology'];
    names: readonly string[];
  }): Promise<void> {
    const { synthesize } = await import('#stacks/synth');
    const { file, proof, projectDir } = this.proved;
    const stacks = synthesize(proof.topologies, {
      outDir: this.outDir,
      projectDir,
      adopted: this.record,
      ...(former ? { former } : {}),
    });
    this.unused = unusedEntries(this.record, { file, environments: proof.environments, stacks });
  }

  private stacksOf({ topology, locate }: Reading, former: readonly string[]): Stack[] {
    return partsOf(topology, former).map((part) => ({
      name: part.name,
      dependencies: dependenciesOf(part),
      dir: join(this.outDir, 'stacks', part.name),
      localState: join(this.proved.projectDir, `terraform.${part.name}.tfstate`),
      topology,
      site: part,
      locate,
    }));
  }
}
