import { child, type Path } from '#base/diagnostics/path';
import type { Container } from '#model/fargate';
import { dangling, fail, type Scope } from '../scope';

interface Placed {
  readonly container: Container;
  readonly path: Path;
}

/** What ECS refuses to register. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html */
function checkCondition(
  scope: Scope,
  { container, path }: Placed,
  byName: ReadonlyMap<string, Container>,
): void {
  for (const [name, condition] of Object.entries(container.dependsOn)) {
    const at = child(path, 'dependsOn', name);
    const other = byName.get(name);
    if (!other) {
      dangling(scope, 'container', name, at, byName.keys());
      continue;
    }
    if (condition === 'healthy' && !other.healthCheck) {
      const message = `\`${name}\` has no \`healthCheck\`, so it never becomes healthy`;
      fail(scope, {
        rule: 'wrong-value',
        message,
        path: at,
        help: `add \`healthCheck\`, or wait for \`start\``,
      });
    }
    if ((condition === 'complete' || condition === 'success') && other.essential) {
      const message = `the task ends when \`${name}\` ends, so nothing can wait for that`;
      fail(scope, {
        rule: 'wrong-value',
        message,
        path: at,
        help: `set \`essential: false\` in \`${name}\``,
      });
    }
  }
}

function waitsForItself(name: string, byName: ReadonlyMap<string, Container>): boolean {
  const seen = new Set<string>();
  const waiting = Object.keys(byName.get(name)?.dependsOn ?? {});
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === name) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...Object.keys(byName.get(next)?.dependsOn ?? {}));
  }
  return false;
}

/** All containers of a task have one address. */
function checkPorts(scope: Scope, containers: readonly Placed[]): void {
  const taken = new Map<string, string>();
  for (const { container, path } of containers) {
    for (const [index, { port, protocol }] of container.ports.entries()) {
      const key = `${port}/${protocol}`;
      const other = taken.get(key);
      taken.set(key, container.name);
      if (other === undefined) continue;
      const message = `\`${other}\` listens on port ${key} already, and the containers of a task have one address`;
      fail(scope, { rule: 'wrong-value', message, path: child(path, 'ports', index) });
    }
  }
}

function checkLimits(scope: Scope, { container, path }: Placed): void {
  for (const { name, soft, hard } of container.ulimits.filter((limit) => limit.soft > limit.hard)) {
    const message = `the soft limit ${soft} is beyond the hard limit ${hard}`;
    fail(scope, { rule: 'wrong-value', message, path: child(path, 'ulimits', name) });
  }
}

/** What concerns the containers of a task together. */
export function checkContainers(
  scope: Scope,
  path: Path,
  main: Container,
  sidecars: readonly Container[],
): void {
  const containers = [
    { container: main, path },
    ...sidecars.map((container) => ({ container, path: child(path, 'sidecars', container.name) })),
  ];
  const byName = new Map(containers.map(({ container }) => [container.name, container]));
  for (const placed of containers) {
    checkCondition(scope, placed, byName);
    checkLimits(scope, placed);
    if (!waitsForItself(placed.container.name, byName)) continue;
    const message = `\`${placed.container.name}\` waits for a container that waits for it`;
    fail(scope, { rule: 'wrong-value', message, path: child(placed.path, 'dependsOn'), on: 'key' });
  }
  checkPorts(scope, containers);
}
