import type { Json } from '#base/util/json';
import type { Draft } from '../draft';
import { yamlText } from '../write/yaml-text';

/** Programs as consumers that the topology manages, with what each lacks; none if nothing is known of them. */
export function sketches({ programs }: Draft): string[] {
  const known = programs.flatMap(({ name, sketch }) => (sketch ? [[name, sketch] as const] : []));
  if (known.length === 0) return [];
  const consumers: Json = Object.fromEntries(known);
  const lacking = programs.flatMap(({ name, live }) => {
    const lacks = live.managed?.lacks ?? [];
    return lacks.length > 0 ? [`- consumer \`${name}\` lacks: ${lacks.join(', ')}`] : [];
  });
  return [
    '## Programs as consumers that the topology manages',
    'Put one of these in place of the consumer of type `external` when the topology is to manage it. The deploy creates it ' +
      'beside the old program, with a role of its own, and both process the queues until you remove the old one. A `fargate` ' +
      'consumer needs `network`. Values of variables may be secrets, so they are not here, except where they name a queue or a topic.',
    ['```yaml', yamlText({ consumers }, new Map(), []).trimEnd(), '```'].join('\n'),
    ...(lacking.length > 0 ? [lacking.join('\n')] : []),
  ];
}
