import type { Diagnostic } from '#base/diagnostics/diagnostic';
import type { Behaviour } from '#model/flow';
import { routesOf } from '../simulator/routes';
import { Simulation } from '../simulator/simulation';
import type { Topology } from '#model/topology';
import type { Step } from './flow';
import { take } from './run';
import { participantsOf } from './workers';

export interface Journey {
  readonly step: Step;
  /** What consumers do, by the names that flows use. */
  readonly consumer: Readonly<Record<string, Behaviour>>;
  /** Seconds. */
  readonly wait: number;
}

/** Follows one message through a topology; names that nothing has come back as findings. */
export function follow(
  topology: Topology,
  { step, consumer, wait }: Journey,
): Simulation | readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  const participants = participantsOf(
    { topology, report: (problem) => problems.push(problem) },
    consumer,
    [],
  );
  if (problems.length > 0) return problems;
  const simulation = new Simulation(topology, routesOf(topology), { seed: 1, ...participants });
  take(simulation, step);
  simulation.settle();
  simulation.advance(wait);
  return simulation;
}
