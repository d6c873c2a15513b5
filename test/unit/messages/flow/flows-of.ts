import { testTopology, type EnvironmentResult } from '#messages/flow/test';
import type { Workspace } from '#language/read/workspace';
import { memoryWorkspace, proveText } from '#test/unit/topology-of';

/** Files in memory, of which those that end in `.flow.yaml` are flows. */
function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  return {
    ...memoryWorkspace(files),
    match: (pattern) =>
      Object.keys(files).filter((name) => pattern === '*.flow.yaml' && name.endsWith('.flow.yaml')),
  };
}

/** Runs the flows of a topology, and of files beside it. */
export function testFlows(yaml: string, files: Readonly<Record<string, string>> = {}): EnvironmentResult {
  const { readings, diagnostics } = proveText(yaml);
  const [reading] = readings;
  if (!reading)
    throw new Error(`not a sound topology: ${diagnostics.map(({ message }) => message).join('; ')}`);
  return testTopology(reading, 'topology.yaml', workspaceOf(files));
}

/** `rule @ line:column message` of everything that failed. */
export function failures({ flows }: EnvironmentResult): string[] {
  return flows.flatMap(({ diagnostics }) =>
    diagnostics.map(({ rule, message, place }) => {
      const at = place ? `${place.start.line}:${place.start.column}` : '-';
      return `${rule} @ ${at} ${message}`;
    }),
  );
}
