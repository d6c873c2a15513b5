import { isMap, parsedJson } from '#base/util/json';

/**
 * What resources of a stack are called in AWS, by logical id, from what `aws cloudformation list-stack-resources` or
 * `describe-stack-resources` printed; `undefined` if it is neither.
 */
export function physicalIdsIn(text: string): Map<string, string> | undefined {
  const printed = parsedJson(text);
  const listed = isMap(printed)
    ? (printed['StackResourceSummaries'] ?? printed['StackResources'])
    : undefined;
  if (!Array.isArray(listed)) return undefined;
  const entries = listed
    .filter(isMap)
    .flatMap(({ LogicalResourceId: id, PhysicalResourceId: physical }) =>
      typeof id === 'string' && typeof physical === 'string' && physical !== ''
        ? [[id, physical] as const]
        : [],
    );
  return new Map(entries);
}
