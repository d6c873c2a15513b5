import type { Element } from '#model/element';
import type { Topology } from '#model/topology';
import type { Role } from '../role';
import { consumerPolicies } from '../consumers';
import { namedWriter } from '../writer';
import { publisherRoles } from './publishers';

/** Every role that an element of the file needs, with names as AWS will have them. */
export function rolesOfElements(topology: Topology): { readonly element: Element; readonly role: Role }[] {
  const writerFor = (stack: string | undefined) => namedWriter(topology, { stack, links: false });
  return [
    ...[...topology.consumers.values()].flatMap((element) =>
      consumerPolicies(element)
        .roles(element, writerFor(element.stack))
        .map((role) => ({ element, role })),
    ),
    ...[...topology.publishers.values()].flatMap((element) =>
      publisherRoles(element, writerFor(element.stack)).map((role) => ({ element, role })),
    ),
  ];
}
