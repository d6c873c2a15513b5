/*
 * msgtopo as a library. Nothing here prints or exits, and findings are values.
 */
import { resolve } from 'node:path';
import { hasErrors, type LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { filterPolicy } from '#messages/filter-policy/index';
import type { FlowReport } from '#messages/flow/report';
import { testTopology } from '#messages/flow/test';
import { checkTopology } from '#validate/check';
import { prove, type Proof } from '#validate/prove';
import type { SchemaNode } from '#language/schema/json-schema';
import { readTopology as readBytes, type ReadResult } from '#language/read/read';
import { diskWorkspace } from '#language/read/workspace';
import { dayOf } from '#base/util/day';
import type { Local, LocalOptions } from '#local/start-local';
import type { Topology } from '#model/topology';
import type { SynthesizedStack, SynthOptions } from '#stacks/synth';

export interface FileOptions {
  /** The folder that `file` is relative to; the working directory if absent. */
  readonly cwd?: string;
  /** One environment; all of them if absent. */
  readonly environment?: string;
  /** When acceptances have to hold; now if absent. */
  readonly now?: Date;
}

function open(file: string, { cwd = process.cwd(), environment }: FileOptions) {
  const workspace = diskWorkspace(resolve(cwd));
  const bytes = workspace.read(file);
  if (!bytes) throw new Error(`there is no file ${file}`);
  return { bytes, options: { workspace, environment } };
}

/**
 * Reads a topology in each environment: text, includes, environment, shape and references.
 * @throws if the file cannot be read; whatever is wrong inside it is in `diagnostics`.
 */
export function readTopology(file: string, fileOptions: FileOptions = {}): ReadResult {
  const { bytes, options } = open(file, fileOptions);
  return readBytes(file, bytes, options);
}

/**
 * Reads a topology and applies every rule, as `msgtopo validate` does.
 * @throws if the file cannot be read; whatever is wrong inside it is in `diagnostics`.
 */
export function validateTopology(file: string, fileOptions: FileOptions = {}): Proof {
  const { bytes, options } = open(file, fileOptions);
  return prove(file, bytes, { ...options, today: dayOf(fileOptions.now ?? new Date()) });
}

/**
 * Writes Terraform for topologies without errors, as `msgtopo synth` does, and gives the files.
 * Loads cdktf, which takes a tenth of a second, when it is called.
 */
export async function synthesize(
  topologies: readonly Topology[],
  options: SynthOptions,
): Promise<SynthesizedStack[]> {
  const synth = await import('#stacks/synth');
  return synth.synthesize(topologies, options);
}

/** What the flows of a topology showed, in one environment or in each. */
export interface FlowsOutcome {
  readonly flows: readonly FlowReport[];
  /** What is wrong with the topology or the flow files; with errors, nothing was run. */
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/**
 * Runs the flow tests of a topology and of the `*.flow.yaml` files beside it, as `msgtopo test` does. A flow without
 * diagnostics passed.
 * @throws if the file cannot be read; whatever is wrong inside it is in `diagnostics`.
 */
export function runFlows(file: string, fileOptions: FileOptions = {}): FlowsOutcome {
  const { options } = open(file, fileOptions);
  const { readings, diagnostics } = validateTopology(file, fileOptions);
  if (hasErrors(diagnostics)) return { flows: [], diagnostics };
  const results = readings.map((reading) => testTopology(reading, file, options.workspace));
  return {
    flows: results.flatMap(({ flows }) => flows),
    diagnostics: [...diagnostics, ...results.flatMap((result) => result.diagnostics)],
  };
}

/**
 * Starts SNS and SQS on this machine with what a topology says, for tests.
 * @throws if the file cannot be read or has errors.
 */
export async function startLocal(file: string, options: LocalOptions = {}): Promise<Local> {
  const local = await import('#local/start-local');
  return local.startLocal(file, options);
}

/** The JSON Schema of the language, draft 7. */
export function jsonSchema(): SchemaNode {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous, and only who asks pays for it
  const { topologyJsonSchema } = require('#language/schema/exact') as typeof import('#language/schema/exact');
  return topologyJsonSchema();
}

export { checkTopology, filterPolicy };
export type { FlowReport } from '#messages/flow/report';
export type { Diagnostic, LocatedDiagnostic, Place, Severity } from '#base/diagnostics/diagnostic';
export type { CompiledPolicy, Message, PolicyInput, ScopeName, Verdict } from '#messages/filter-policy/index';
export type { Expected, WaitingMessage } from '#local/expected';
export type { Local, LocalOptions, Patience } from '#local/start-local';
export type { Acceptance, Judgement } from '#model/judgement';
export type { OwnedQueue, OwnedTopic, Queue, Subscription, Topic, Topology } from '#model/topology';
export type { Proof, ReadResult, SchemaNode, SynthesizedStack, SynthOptions };
