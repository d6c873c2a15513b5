import { z } from 'zod';

/** So many that a stack stays small, and so few that they can be looked through. */
const DEFAULT_SHARDS = 16;
const MOST_SHARDS = 100;

const expected = `from 2 to ${MOST_SHARDS}`;

const Sharded = z.strictObject({
  sharded: z
    .strictObject({
      shards: z.int().min(2, expected).max(MOST_SHARDS, expected).default(DEFAULT_SHARDS).meta({
        description: 'The number of stacks for topics, and for queues. Choose it once: a different number moves ' +
          'elements.',
      }),
    })
    .meta({ description: 'Spread elements over several stacks.' }),
});

export const Layout = z.union([z.enum(['single', 'sharded']), Sharded]).meta({
  description:
    'How elements without a `stack` are spread over Terraform stacks: `single` keeps all of them in ' +
    'one stack; `sharded` places each topic and queue by its own name, so that adding or removing one ' +
    'moves no other.',
  examples: ['sharded', { sharded: { shards: 32 } }],
});

export type LayoutFile = z.infer<typeof Layout>;

/** The number of shards; `undefined` if there are none. */
export function shardsIn(layout: LayoutFile | undefined): number | undefined {
  if (layout === undefined || layout === 'single') return undefined;
  return layout === 'sharded' ? DEFAULT_SHARDS : layout.sharded.shards;
}
