import { addressOf } from '#model/address';
import { fargates, lambdas, type Topology } from '#model/topology';
import { isHere } from '#policies/writer';
import type { StackContext } from '../context';
import { reference } from '../text';

/** The outputs of a stack about its consumers, each with pairs of a name in the file and a value. */
export function consumerOutputs(
  topology: Topology,
  context: StackContext,
): Record<'services' | 'functions', [string, unknown][]> {
  const here = <E extends Parameters<typeof isHere>[1]>(elements: readonly E[]) =>
    elements.filter((element) => isHere(context, element));
  return {
    services: here(fargates(topology)).map(({ name }) => [
      name,
      reference(addressOf(name, 'service'), 'name'),
    ]),
    functions: here(lambdas(topology)).map((lambda) => [
      lambda.name,
      reference(addressOf(lambda, 'function'), 'function_name'),
    ]),
  };
}
