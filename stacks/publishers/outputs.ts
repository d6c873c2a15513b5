import { addressOf } from '#model/address';
import type { Topology } from '#model/topology';
import { isHere, type StackContext } from '../context';
import { reference } from '../text';

/** The outputs of a stack about its publishers, each with pairs of a name in the file and a value. */
export function publisherOutputs(
  topology: Topology,
  context: StackContext,
): Record<'apis', [string, unknown][]> {
  const here = [...topology.publishers.values()].filter((publisher) => isHere(context, publisher));
  return {
    apis: here
      .filter(({ kind }) => kind === 'api')
      .map((api) => [api.name, reference(addressOf(api, 'api-stage'), 'invoke_url')]),
  };
}
