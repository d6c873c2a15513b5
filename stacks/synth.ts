import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { canonical, type Json } from '#base/util/json';
import { dependenciesOf, partsOf, type Part } from '#model/parts';
import type { AdoptedResources } from '#model/adopted';
import type { Topology } from '#model/topology';
import { dayOf } from '#base/util/day';
import { writeFileAtomically } from '#base/util/files';
import { adopt } from './adopt';
import { App } from './cdktf';
import { assetsOf } from './consumers/inline-code';
import { formatHcl } from './format-hcl';
import { escapeForHcl } from './hcl';
import { withoutStackTraces } from './stack-traces';
import { BASELINE, baseline, suppressionsOf, withSkipComments, type Suppressed } from './suppressions';
import { buildStack, type TopologyStack } from './topology-stack';

export interface SynthOptions {
  /** Where the output goes, absolute. */
  readonly outDir: string;
  /** The folder of the topology file, absolute; local state is kept there. */
  readonly projectDir: string;
  /** HCL instead of JSON. */
  readonly hcl?: boolean;
  /** Stacks that were deployed; those that are no more are written too, with nothing in them. */
  readonly former?: { readonly topology: Topology; readonly names: readonly string[] };
  /** What each environment takes over instead of making it. */
  readonly adopted?: ReadonlyMap<string, AdoptedResources>;
  /** The day in UTC, `2026-12-31`: what is accepted no longer is not suppressed; the present day if not given. */
  readonly today?: string;
}

export interface SynthesizedStack {
  readonly name: string;
  /** The names of the stacks that have to be deployed before. */
  readonly dependencies: readonly string[];
  /** The Terraform file, absolute. */
  readonly file: string;
  readonly environment: string;
  /** The addresses of what it takes over instead of making it. */
  readonly adopted: readonly string[];
}

interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** As cdktf writes it. */
function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function stableJson(value: unknown): string {
  return jsonText(canonical(value as Json));
}

/** Files of a form that another run of `synth` may have left. */
const FORMS = ['cdk.tf.json', BASELINE, 'cdk.tf', 'metadata.json'];

function renderJson(stack: TopologyStack, dir: string, suppressed: readonly Suppressed[]): OutputFile[] {
  const terraform = { path: join(dir, 'cdk.tf.json'), content: jsonText(stack.toTerraform()) };
  if (suppressed.length === 0) return [terraform];
  return [terraform, { path: join(dir, BASELINE), content: stableJson(baseline('cdk.tf.json', suppressed)) }];
}

function renderHcl(stack: TopologyStack, dir: string, suppressed: readonly Suppressed[]): OutputFile[] {
  escapeForHcl(stack);
  const { hcl, metadata } = stack.toHclTerraform() as { hcl: string; metadata: unknown };
  return [
    { path: join(dir, 'cdk.tf'), content: withSkipComments(formatHcl(hcl), suppressed) },
    { path: join(dir, 'metadata.json'), content: stableJson(metadata) },
  ];
}

function stackOf(app: App, topology: Topology, part: Part, options: SynthOptions) {
  const { outDir, projectDir, adopted } = options;
  const dir = join(outDir, 'stacks', part.name);
  const toProject = relative(dir, projectDir).split(sep).join('/');
  const stack = buildStack(app, topology, part, toProject);
  const own = adopted?.get(topology.environment);
  return { dir, stack, adopted: own ? adopt(stack, own) : [] };
}

/**
 * Writes every stack of each topology, `<outDir>/stacks/<stack>/cdk.tf.json`, and the manifest that the cdktf command
 * reads. Everything is rendered before anything is written. A stack's other files, such as what `terraform init`
 * left there, stay; a folder of a stack that is no more stays too.
 */
export function synthesize(topologies: readonly Topology[], options: SynthOptions): SynthesizedStack[] {
  const { outDir, hcl = false, former, today = dayOf(new Date()) } = options;
  mkdirSync(outDir, { recursive: true });
  const app = new App({ outdir: outDir, hclOutput: hcl });
  const stacks = topologies.flatMap((topology) => {
    const parts = partsOf(topology, former?.topology === topology ? former.names : []);
    const made = new Map(parts.map((part) => [part.name, stackOf(app, topology, part, options)] as const));
    for (const part of parts) {
      const { stack } = made.get(part.name)!;
      for (const needed of dependenciesOf(part)) stack.addDependency(made.get(needed)!.stack);
    }
    return parts.map((part) => {
      const { stack, dir, adopted } = made.get(part.name)!;
      app.manifest.forStack(stack);
      const suppressed = suppressionsOf(stack, topology, today);
      const render = hcl ? renderHcl : renderJson;
      const rendered = withoutStackTraces(() => render(stack, dir, suppressed));
      const assets = assetsOf(topology, part).map(({ file, content }) => ({
        path: join(dir, file),
        content,
      }));
      return {
        name: part.name,
        dependencies: dependenciesOf(part),
        environment: topology.environment,
        adopted,
        files: [...rendered, ...assets],
      };
    });
  });

  for (const { files } of stacks) {
    for (const { path, content } of files) writeFileAtomically(path, content);
    const dir = dirname(files[0]!.path);
    const stale = FORMS.map((name) => join(dir, name)).filter((form) =>
      files.every(({ path }) => path !== form),
    );
    for (const path of stale) rmSync(path, { force: true });
  }
  writeFileAtomically(
    join(outDir, 'manifest.json'),
    JSON.stringify(app.manifest.buildManifest(), undefined, 2),
  );
  return stacks.map(({ files, ...stack }) => ({ ...stack, file: files[0]!.path }));
}
