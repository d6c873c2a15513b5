import type { Run } from '../cli/command';
import { asyncApi } from '../docs/asyncapi';
import { topologyPage } from '../docs/topology-page';
import { document } from './document';
import { proveOne, type OneTopology } from './one-topology';

export type DocsFormat = 'markdown' | 'asyncapi';

const WRITERS: Readonly<Record<DocsFormat, (proved: OneTopology) => string>> = {
  markdown: ({ topology, proof }) => topologyPage(topology, proof.accepted),
  asyncapi: ({ topology }) => asyncApi(topology),
};

export const run: Run = async (args, options, context) => {
  const proved = await proveOne(args, options, context);
  if ('exitCode' in proved) return proved;
  const write = WRITERS[options['format'] as DocsFormat];
  return document(write(proved), proved.talk, options, context);
};
