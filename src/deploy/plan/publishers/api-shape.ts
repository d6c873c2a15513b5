import { isMap, parsedJson, type PlainMap } from '#base/util/json';
import type { ApiPublisher } from '#model/publisher';
import type { Change, Plan } from '../changes';

/** What callers know of an API. */
export interface ApiShape {
  /** Who may call it: `everybody`, `iam`, or ARNs of user pools. */
  readonly callers: readonly string[];
  readonly paths: readonly string[];
  /** The message attributes that it makes, as `path name`, and how; no text if only the file is known. */
  readonly attributes: ReadonlyMap<string, string | undefined>;
}

const EVERYBODY = 'everybody';
const SIGNERS = 'iam';

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((part, key) => (isMap(part) ? part[key] : undefined), value);
}

function pathsOf(document: PlainMap): (readonly [string, unknown])[] {
  const paths = document['paths'];
  return isMap(paths) ? Object.entries(paths) : [];
}

function callersOf(document: PlainMap): string[] {
  const isOpen = pathsOf(document).some(([, path]) => {
    const security = at(path, 'post', 'security');
    return !Array.isArray(security) || security.length === 0;
  });
  if (isOpen) return [EVERYBODY];
  const scheme = at(document, 'components', 'securitySchemes', 'caller');
  const pools = at(scheme, 'x-amazon-apigateway-authorizer', 'providerARNs');
  return Array.isArray(pools) ? pools.map(String) : [SIGNERS];
}

/** Each attribute of a template; the number of its variable says only where it stands among the others. */
function attributesIn(template: string): [name: string, text: string][] {
  const [, ...parts] = template.split('#set($value');
  return parts.map((part) => [
    /\.Name=([\w.-]+)/.exec(part)?.[1] ?? part,
    part.replace(/value\d+|^\d+/g, ''),
  ]);
}

/** The shape of the document that API Gateway was or will be given. */
function shapeOf(body: unknown): ApiShape | undefined {
  const document = typeof body === 'string' ? parsedJson(body) : undefined;
  if (!isMap(document)) return undefined;
  const attributes = pathsOf(document).flatMap(([path, item]) => {
    const templates = at(item, 'post', 'x-amazon-apigateway-integration', 'requestTemplates');
    const template = isMap(templates) ? Object.values(templates).map(String).join('') : '';
    return attributesIn(template).map(([name, how]) => [`${path} ${name}`, how] as const);
  });
  return {
    callers: callersOf(document),
    paths: pathsOf(document).map(([path]) => path),
    attributes: new Map(attributes),
  };
}

/** The shape that the file asks for, where the document is known only when the plan is applied. */
function shapeInFile({ auth, publishes, attributes }: ApiPublisher): ApiShape {
  const paths = publishes.map(({ name }) => `/${name}`);
  const callers = { none: [EVERYBODY], iam: [SIGNERS], cognito: [] as string[] }[auth.kind];
  return {
    callers: auth.kind === 'cognito' ? auth.userPools : callers,
    paths,
    attributes: new Map(
      paths.flatMap((path) => attributes.map(({ name }) => [`${path} ${name}`, undefined] as const)),
    ),
  };
}

/** The shape that an API will have. */
export function plannedShape({ element, after, unknown }: Change, { topology }: Plan): ApiShape | undefined {
  const publisher = topology.publishers.get(element.name);
  const isAsked = unknown.has('body') && publisher?.kind === 'api';
  return shapeOf(after['body']) ?? (isAsked ? shapeInFile(publisher) : undefined);
}

/** The shapes of an API before and after; none if one of them is not known. */
export function apiShapes(change: Change, plan: Plan): ApiShape[] {
  const [old, planned] = [shapeOf(change.before['body']), plannedShape(change, plan)];
  return old && planned ? [old, planned] : [];
}

/** Who may newly call an API, and who may not any more. */
export function callersBetween(before: ApiShape, after: ApiShape): { gained: string[]; lost: string[] } {
  const notIn = ({ callers }: ApiShape, others: readonly string[]) =>
    callers.includes(EVERYBODY) ? [] : others.filter((caller) => !callers.includes(caller));
  return { gained: notIn(before, after.callers), lost: notIn(after, before.callers) };
}

/** As in sentences. */
export function callerWords(caller: string): string {
  if (caller === EVERYBODY) return 'everybody';
  return caller === SIGNERS ? 'whoever signs with IAM' : `users of \`${caller}\``;
}
