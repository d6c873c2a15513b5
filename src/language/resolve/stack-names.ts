import { DELIVERY_STACK, partName, type Site } from '#model/parts';
import type { Topology } from '#model/topology';
import type { Placed } from '#model/element';
import { child, type Path } from '#base/diagnostics/path';
import { fail, type Scope } from './scope';

type Element = Placed & { readonly path: Path };

/** The first element in each stack that the file names. */
function firstInStack({ topics, queues, consumers, stores, publishers }: Topology): Map<string, Element> {
  const owned = [...topics.values(), ...queues.values()].filter((element) => element.owned);
  const elements: Element[] = [...owned, ...consumers.values(), ...stores.values(), ...publishers.values()];
  const first = new Map<string, Element>();
  for (const element of elements) {
    if (element.stack !== undefined && !first.has(element.stack)) first.set(element.stack, element);
  }
  return first;
}

/** The stack of the pipeline is left alone by everything that does not name it, so nothing else may stand there. */
function checkReserved(scope: Scope, elements: ReadonlyMap<string, Element>): void {
  const element = elements.get(DELIVERY_STACK);
  if (!element) return;
  fail(scope, {
    rule: 'duplicate-element',
    message: `the stack \`${DELIVERY_STACK}\` is reserved for the pipeline`,
    path: child(element.path, 'stack'),
    help: 'choose another name for the stack',
  });
}

/** With the environments `prod` and `prod-eu`, `prod-eu` could be a stack of the one, or the other as a whole. */
export function checkStackNames(scope: Scope, topology: Topology): void {
  const { environment, environments } = scope;
  const { name } = topology;
  const longer = environments.filter((other) => other.startsWith(`${environment}-`));
  const elements = firstInStack(topology);
  checkReserved(scope, elements);
  const { pipeline } = topology;
  if (pipeline) elements.set(DELIVERY_STACK, { stack: DELIVERY_STACK, path: pipeline.path });
  for (const [stack, { path }] of longer.length === 0 ? [] : elements) {
    const site: Site = { stack, links: false };
    const own = partName(topology, site);
    const taken = longer.find((other) => {
      const theirs = partName({ name, environment: other }, { ...site, stack: undefined });
      return own === theirs || own.startsWith(`${theirs}-`);
    });
    if (taken === undefined) continue;
    fail(scope, {
      rule: 'duplicate-element',
      message: `the stack \`${own}\` could be one of environment \`${taken}\``,
      path: child(path, 'stack'),
      help: 'choose another name for the stack',
    });
  }
}
