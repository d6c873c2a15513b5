import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors } from '../../../src/diagnostics/diagnostic';
import { reportText } from '../../../src/diagnostics/reporters/text';
import { PLAIN } from '../../../src/util/style';
import { ROOT } from '../../support/msgtopo';
import { brief, proveText } from '../topology-of';

/** Every page that people read, and that shows topologies. */
const PAGES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Whole topologies, as they stand between fences. */
function topologiesIn(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return Array.from(text.matchAll(/^```yaml\n(version: 1\n[\s\S]*?)^```$/gm), ([, yaml]) => yaml!);
}

const snippets = PAGES.flatMap((page) =>
  topologiesIn(page).map((yaml, index) => [`${page} ${index + 1}`, yaml]),
);

test.each(snippets)('%s is a sound topology', (_, yaml) => {
  const { diagnostics } = proveText(yaml);
  expect(hasErrors(diagnostics) ? diagnostics.map(brief) : []).toEqual([]);
});

test('the finding that the README shows is what is said', () => {
  const yaml =
    'topics:\n  orders: {}\nqueues:\n  billing: { fifo: true }\nsubscriptions:\n  - { topic: orders, queue: billing }\n';
  const { diagnostics } = proveText(yaml);
  const shown = /^```text\n([\s\S]*?)^```$/m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1];
  expect(reportText({ diagnostics, subject: 'topology.yaml' }, PLAIN)).toContain(shown);
});

test('there are snippets to prove', () => {
  expect(snippets.length).toBeGreaterThan(1);
});
