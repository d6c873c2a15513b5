import type { Graph } from './graph';

type Writer = (graph: Graph) => Promise<string>;

/** Each writer is loaded when it is used: Graphviz, which only pictures need, takes its time. */
export const DIAGRAM_WRITERS = {
  mermaid: async (graph) => (await import('./mermaid')).writeMermaid(graph),
  dot: async (graph) => (await import('./dot')).writeDot(graph),
  svg: async (graph) => {
    const [{ layOut }, { writeSvg }] = await Promise.all([import('./layout'), import('./svg')]);
    return writeSvg(graph, await layOut(graph));
  },
} as const satisfies Record<string, Writer>;

export type DiagramFormat = keyof typeof DIAGRAM_WRITERS;

export const DIAGRAM_FORMATS = Object.keys(DIAGRAM_WRITERS) as readonly DiagramFormat[];
