import { instance } from '@viz-js/viz';
import fc from 'fast-check';
import { graphOf } from '#views/diagram/build';
import { writeDot } from '#views/diagram/dot';
import type { Graph } from '#views/diagram/graph';
import type { Box } from '#views/diagram/geometry';
import { layOut } from '#views/diagram/layout';
import { writeMermaid } from '#views/diagram/mermaid';
import { writeSvg } from '#views/diagram/svg';
import { topologyFile } from '#test/support/arbitrary-topology';
import { topologyOf } from '#test/unit/topology-of';

const HOSTILE = `"<b>&'\\ %{x} \${y} \`#quot; end --> ]`;

const hostile: Graph = {
  title: 'shop-default',
  nodes: [
    { id: 'topics.a-b', kind: 'topic', label: HOSTILE, marks: ['external'] },
    { id: 'queues.a-b', kind: 'queue', label: HOSTILE, marks: [] },
    { id: 'queues.a_b', kind: 'queue', label: 'b', marks: [] },
  ],
  edges: [{ id: 'e', kind: 'delivery', from: 'topics.a-b', to: 'queues.a-b', lines: [HOSTILE] }],
  groups: [],
};

test('nothing that a text holds leaves its place in DOT', async () => {
  const drawn = (await instance()).renderJSON(writeDot(hostile)) as { objects: { label?: string }[] };
  expect(drawn.objects.map(({ label }) => label)).toContain(`${HOSTILE.replace('\\', '\\\\')}\\nqueue`);
});

test('nor in SVG', async () => {
  const svg = writeSvg(hostile, await layOut(hostile));
  expect(svg).not.toContain('<b>');
  expect(svg).toContain('&quot;&lt;b&gt;&amp;&#39;');
});

test('nor in Mermaid, and no two names become one', () => {
  const text = writeMermaid(hostile);
  expect(text).not.toContain('<b>&');
  expect(text).not.toMatch(/`|--> \]/);
  expect(text).toContain('queues_a-b[');
  expect(text).toContain('queues_a__b[');
});

function areApart(a: Box, b: Box): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}

test('every topology can be drawn, with every element, and no two overlap', async () => {
  const viz = await instance();
  await fc.assert(
    fc.asyncProperty(topologyFile, async (file) => {
      const graph = graphOf(topologyOf(JSON.stringify(file)));
      const layout = await layOut(graph);
      const svg = writeSvg(graph, layout);
      const dot = viz.renderJSON(writeDot(graph)) as { objects?: { name: string }[] };
      const drawn = new Set(dot.objects?.map(({ name }) => name));
      for (const { id } of graph.nodes) expect(drawn).toContain(id);
      for (const { id } of [...graph.nodes, ...graph.edges]) expect(svg).toContain(`data-id="${id}"`);
      const boxes = graph.nodes.map(({ id }) => layout.boxes.get(id)!);
      const overlaps = boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => !areApart(a, b)));
      expect(overlaps).toEqual([]);
    }),
    { numRuns: 20 },
  );
}, 60_000);
