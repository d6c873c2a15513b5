import { child } from '#base/diagnostics/path';
import { isMap, parsedJson, type PlainMap } from '#base/util/json';
import { list, quoted } from '#base/util/text';
import type { Change, Plan } from '../changes';
import { apiShapes } from '../publishers/api-shape';
import { isSame } from '../same';
import { block, blocks, isUpdated, text, type Found } from './danger';

export function deliveryPolicy({ delivery_policy: policy }: Change['before']): PlainMap {
  const written = parsedJson(text(policy));
  return isMap(written) ? written : {};
}

/** A web endpoint that is told of another sort of content. */
export function otherContentType({ element, before, after }: Change): Found | undefined {
  const [old, planned] = [before, after].map((values) => {
    const request = deliveryPolicy(values)['requestPolicy'];
    return isMap(request) ? text(request['headerContentType']) : '';
  });
  if (old === planned) return undefined;
  const words = (type: string | undefined) => (type === '' ? 'the default content type' : `\`${type}\``);
  return {
    message: `messages of ${element.label} would arrive as ${words(planned)} instead of ${words(old)}: an endpoint that does not take that refuses each of them`,
    safeWay: 'make sure that the endpoint understands both first',
    path: child(element.path, 'deliveryPolicy'),
  };
}

/** What of a resource makes a message, and by which key of the file. */
const CONTENT: Readonly<Record<string, readonly [of: (values: Change['before']) => unknown, key: string]>> = {
  aws_scheduler_schedule: [(values) => block(values['target'])['input'], 'message'],
  aws_cloudwatch_event_target: [
    (values) => [text(values['input']), text(values['input_path']), blocks(values['input_transformer'])],
    'message',
  ],
  aws_pipes_pipe: [
    (values) => [
      text(block(values['target_parameters'])['input_template']),
      text(values['enrichment']),
      blocks(values['enrichment_parameters']),
    ],
    'inputTemplate',
  ],
};

function otherAttributes(change: Change, plan: Plan): Found | undefined {
  const { element } = change;
  const [old, planned] = apiShapes(change, plan);
  if (!old || !planned) return undefined;
  const isOther = ([name, how]: readonly [string, string | undefined]) => {
    const now = planned.attributes.get(name);
    return !planned.attributes.has(name) || (now !== undefined && now !== how);
  };
  const isStaying = (name: string) => planned.paths.some((path) => name.startsWith(`${path} `));
  const changed = [...old.attributes].filter(isOther).map(([name]) => name);
  const names = [...new Set(changed.filter(isStaying).map((name) => name.split(' ')[1]!))];
  if (names.length === 0) return undefined;
  return {
    message: `messages of ${element.label} would lack the attribute ${list(quoted(names))}, or have another value in it: filters that ask for it drop them`,
    safeWay: 'change the filters of all subscriptions first',
    path: child(element.path, 'attributes'),
    degree: 'loses-now',
  };
}

/** A resource that makes messages, or what a consumer gets of them, in another way. */
export function otherContent(change: Change, plan: Plan): Found | undefined {
  if (change.type === 'aws_api_gateway_rest_api')
    return isUpdated(change) ? otherAttributes(change, plan) : undefined;
  const [of, key] = CONTENT[change.type] ?? [];
  if (!of || key === undefined || !(isUpdated(change) || change.action === 'replace')) return undefined;
  const { element, before, after } = change;
  if (isSame(of(before), of(after))) return undefined;
  return {
    message: `${element.label} would make another message of what it gets: filters may drop it, and a consumer that does not expect it fails`,
    safeWay: 'deploy consumers that understand both forms first',
    path: child(element.path, key),
  };
}
