import { locateAll } from '#base/diagnostics/locate';
import type { ScalingJson } from '#drill/engine/terraform/json';
import { judge } from '#drill/judge';
import { runDrill } from '#drill/run';
import { commandsOf } from '#local/consumers/commands';
import { testTopology } from '#messages/flow/test';
import type { Topology } from '#model/topology';
import { deployGrants } from '#policies/deploying/grants';
import { prove, type Proof } from '#validate/prove';
import { estimate } from '#views/cost/estimate';
import { terraformOf } from '#stacks/inventory';
import { drillJson } from '#views/drill/report';
import { asyncApi } from '#views/docs/asyncapi';
import { topologyPage } from '#views/docs/topology-page';
import { synthesizedTexts } from '#test/support/synthesized';
import { memoryWorkspace, TODAY } from '#test/unit/topology-of';
import { FILES } from './base';
import type { FileTree } from './tree';

/** Where a key can show that it does something. */
export type Effect =
  'terraform' | 'flows' | 'drill' | 'findings' | 'cost' | 'documents' | 'permissions' | 'dev';

const workspace = {
  ...memoryWorkspace(FILES),
  match: (pattern: string) => (FILES[pattern] ? [pattern] : []),
};

/** A topology that can be built, though rules may find something. */
export interface Sound {
  readonly proof: Proof;
  readonly topology: Topology;
}

/** `undefined` for a topology that cannot be built, as one that lacks a key. */
export function soundOrRefused(file: FileTree): Sound | undefined {
  const proof = prove('topology.yaml', Buffer.from(JSON.stringify(file)), {
    workspace,
    environment: undefined,
    today: TODAY,
  });
  const [topology] = proof.topologies;
  return topology && { proof, topology };
}

export function sound(file: FileTree): Sound {
  const one = soundOrRefused(file);
  if (!one) throw new Error(`this cannot be built: ${JSON.stringify(file)}`);
  return one;
}

/** Elements by name, since they refer to each other in circles. */
function named(_: string, value: unknown): unknown {
  if (value instanceof Map) return [...value.keys()];
  const isElement = typeof value === 'object' && value !== null && 'name' in value && 'path' in value;
  return isElement ? value.name : value;
}

const OBSERVE: Readonly<Record<Effect, (one: Sound) => string>> = {
  terraform: ({ topology }) => JSON.stringify([...synthesizedTexts(topology)]),
  flows: ({ proof }) => {
    const { diagnostics, results } = testTopology(proof.readings[0]!, 'topology.yaml', workspace);
    const told = results.map(({ name, diagnostics: found, observed }) => [name, found, observed?.events]);
    return JSON.stringify([diagnostics.map(({ message }) => message), told], named);
  },
  drill: ({ topology, proof }) => {
    const stacks = terraformOf(topology) as ScalingJson[];
    const played = topology.drills.map((drill) => {
      const result = runDrill(topology, drill, stacks);
      const diagnostics = locateAll(judge(topology, result), proof.readings[0]!.locate);
      return drillJson({ topology, result, diagnostics });
    });
    return JSON.stringify(played);
  },
  findings: ({ proof: { diagnostics, accepted } }) =>
    JSON.stringify([
      diagnostics.map(({ rule, severity, message }) => [rule, severity, message]),
      accepted.map(({ rule, acceptance }) => [rule, acceptance]),
    ]),
  cost: ({ topology }) =>
    JSON.stringify(
      estimate(
        topology,
        { keys: 0, endpointZones: 0, zones: 2, alarmMetrics: 0 },
        { secondsPerMessage: 0.1, logBytesPerMessage: 100 },
      ),
      named,
    ),
  permissions: ({ topology }) => JSON.stringify(deployGrants(topology)),
  dev: ({ topology }) => JSON.stringify([...commandsOf(topology, new Map())]),
  documents: ({ topology, proof }) => asyncApi(topology) + topologyPage(topology, proof.accepted),
};

const seen = new Map<string, string>();

/** What one kind of output is, made once for each topology. */
export function observed(effect: Effect, one: Sound, file: FileTree): string {
  const key = `${effect} ${JSON.stringify(file)}`;
  const known = seen.get(key) ?? OBSERVE[effect](one);
  seen.set(key, known);
  return known;
}
