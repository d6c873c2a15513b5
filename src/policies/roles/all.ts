import type { Consumer } from '#model/consumer';
import type { Element } from '#model/element';
import type { Topology } from '#model/topology';
import type { Role } from '../role';
import { namedWriter, type PolicyWriter } from '../writer';
import { executionRole, taskRole } from './fargate';
import { lambdaRole } from './lambda';
import { publisherRoles } from './publishers';
import { machineRole, pipeRole } from './step-functions';

/** The roles of a consumer. */
export function consumerRoles(consumer: Consumer, writer: PolicyWriter): Role[] {
  switch (consumer.kind) {
    case 'external':
      return [];
    case 'lambda':
      return [lambdaRole(consumer, writer)];
    case 'fargate':
      return [taskRole(consumer, writer), executionRole(consumer, writer)];
    case 'step-functions': {
      const machine = consumer.stateMachine.owned ? [machineRole(consumer, writer)] : [];
      return [...machine, pipeRole(consumer, writer)];
    }
  }
}

/** Every role that an element of the file needs, with names as AWS will have them. */
export function rolesOfElements(topology: Topology): { readonly element: Element; readonly role: Role }[] {
  const writerFor = (stack: string | undefined) => namedWriter(topology, { stack, links: false });
  return [
    ...[...topology.consumers.values()].flatMap((element) =>
      consumerRoles(element, writerFor(element.stack)).map((role) => ({ element, role })),
    ),
    ...[...topology.publishers.values()].flatMap((element) =>
      publisherRoles(element, writerFor(element.stack)).map((role) => ({ element, role })),
    ),
  ];
}
