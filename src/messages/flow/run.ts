import type { Diagnostic } from '#base/diagnostics/diagnostic';
import { routesOf, type Routes } from '../simulator/routes';
import { Simulation } from '../simulator/simulation';
import type { Topology } from '#model/topology';
import type { Workspace } from '#language/read/workspace';
import { unmet } from './expect';
import type { Flow, PlacedFlow, Step } from './flow';
import { observe, type Observed } from './observe';
import { resolveFlow } from './resolve';

export interface FlowResult {
  readonly name: string;
  readonly placed: PlacedFlow;
  /** What is wrong with the flow, or every expectation that was not met; none if it passed. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent if the flow could not be run. */
  readonly observed: Observed | undefined;
}

/** Publishes or sends. */
export function take(simulation: Simulation, step: Step): void {
  if (step.kind === 'publish') simulation.publish(step.topic, step.message);
  else simulation.send(step.queue, step.message);
}

function simulate(topology: Topology, routes: Routes, flow: Flow): Simulation {
  const { steps, workers, functions, unreachable, wait, seed } = flow;
  const simulation = new Simulation(topology, routes, { seed, workers, functions, unreachable });
  for (const step of steps) take(simulation, step);
  simulation.settle();
  simulation.advance(wait);
  return simulation;
}

function runOne(topology: Topology, routes: Routes, placed: PlacedFlow, workspace: Workspace): FlowResult {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => problems.push(problem);
  const flow = resolveFlow({ topology, workspace, file: placed.file, report }, placed);
  if (problems.length > 0) return { name: flow.name, placed, diagnostics: problems, observed: undefined };
  const observed = observe(topology, simulate(topology, routes, flow));
  return { name: flow.name, placed, diagnostics: unmet(topology, flow, observed), observed };
}

/** Runs flows against one topology, each from a fresh start. */
export function runFlows(
  topology: Topology,
  flows: readonly PlacedFlow[],
  workspace: Workspace,
): FlowResult[] {
  const routes = routesOf(topology);
  return flows.map((placed) => runOne(topology, routes, placed, workspace));
}
