import { dirname } from 'node:path';
import type { Diagnostic, LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { locateAll, type Locator } from '#base/diagnostics/locate';
import { asWritten } from '#language/read/as-written';
import { checkFlowsShape } from '#language/schema/shape';
import { parse } from '#language/source/parse';
import type { Source } from '#language/source/source';
import type { Reading } from '#language/read/read';
import type { Workspace } from '#language/read/workspace';
import type { PlacedFlow } from './flow';

const PATTERNS = ['*.flow.yaml', 'flows/**/*.flow.yaml'];

export interface FlowsRead {
  readonly flows: readonly PlacedFlow[];
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Places of the flows, in whatever file, and of the topology. */
  readonly locate: Locator;
}

interface FileRead {
  readonly source: Source;
  readonly flows: readonly PlacedFlow[];
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/** The path of a flow in a file of its own begins with the name of the file, which no key of a topology can be. */
function readFile(file: string, folder: string, workspace: Workspace): FileRead {
  const parsed = parse(file, workspace.read(file, folder) ?? new Uint8Array());
  const { source } = parsed;
  if (!parsed.value) return { source, flows: [], diagnostics: parsed.diagnostics };
  const findings: Diagnostic[] = [];
  const value = asWritten({ value: parsed.value, textAt: (path) => source.textAt(path) }, (finding) =>
    findings.push(finding),
  );
  const shaped = checkFlowsShape(value);
  const written = shaped.file?.flows ?? [];
  return {
    source,
    flows: written.map((flow, index) => ({ written: flow, path: [file, 'flows', index], file })),
    diagnostics: locateAll([...findings, ...shaped.diagnostics], (path, on) => source.place(path, on)),
  };
}

/** The flows of a topology and of the files beside it. */
export function readFlows({ topology, locate }: Reading, file: string, workspace: Workspace): FlowsRead {
  const own = topology.flows.map((written, index) => ({ written, path: ['flows', index], file }));
  const names = PATTERNS.flatMap((pattern) => workspace.match(pattern, dirname(file)));
  const files = names.map((name) => readFile(name, dirname(file), workspace));
  const sources = new Map(files.map(({ source }) => [source.file, source]));
  return {
    flows: [...own, ...files.flatMap(({ flows }) => flows)],
    diagnostics: files.flatMap(({ diagnostics }) => diagnostics),
    locate(path, on) {
      const source = sources.get(String(path[0]));
      return source ? source.place(path.slice(1), on) : locate(path, on);
    },
  };
}
