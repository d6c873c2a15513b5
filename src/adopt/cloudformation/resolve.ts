import { isMap, type PlainMap } from '#base/util/json';
import { partitionOf } from '#base/aws/arns';
import { nameInUrl, queueArnOf } from '../inventory/queue-url';

/*
 * Values of a template, as far as they follow from its parameters and from what its resources are called in AWS.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */

export interface StackFacts {
  readonly stack: string;
  readonly region: string;
  readonly account: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What `Ref` gives for each resource, by logical id: the URL of a queue, the ARN of a topic. */
  readonly physical: ReadonlyMap<string, string>;
}

/** What is left out of a map or a list. */
const NO_VALUE = Symbol('AWS::NoValue');

/** Not known here; never a value of a template. */
const UNKNOWN = Symbol('unknown');

type Apply = (argument: unknown, resolver: Resolver) => unknown;

/** Whether nothing in a value is unknown. */
export function isKnown(value: unknown): boolean {
  if (value === UNKNOWN || value === NO_VALUE) return false;
  return typeof value !== 'object' || value === null || Object.values(value).every(isKnown);
}

const FUNCTIONS: Readonly<Record<string, Apply>> = {
  Ref: (name, resolver) => resolver.reference(String(name)),
  'Fn::GetAtt': (path, resolver) => {
    const [id, attribute] = Array.isArray(path) ? path.map(String) : String(path).split(/\.(.*)/s);
    return resolver.attribute(id ?? '', attribute ?? '');
  },
  'Fn::Sub': (written, resolver) => {
    const [text, own] = Array.isArray(written) ? (written as unknown[]) : [written, {}];
    const unknown: string[] = [];
    const result = String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal !== '') return '${' + name + '}';
      const value = isMap(own) && name in own ? resolver.value(own[name]) : resolver.named(name.trim());
      if (typeof value !== 'string' && typeof value !== 'number') unknown.push(name);
      return String(typeof value === 'symbol' ? '' : value);
    });
    return unknown.length === 0 ? result : UNKNOWN;
  },
  'Fn::Join': (written, resolver) => {
    const [separator, items] = resolver.list(written);
    const parts = resolver.list(items);
    return isKnown(parts) && parts.length > 0 ? parts.join(String(separator)) : UNKNOWN;
  },
  'Fn::Split': (written, resolver) => {
    const [separator, text] = resolver.list(written);
    return typeof text === 'string' ? text.split(String(separator)) : UNKNOWN;
  },
  'Fn::Select': (written, resolver) => {
    const [index, items] = resolver.list(written);
    return Array.isArray(items) ? ((items as unknown[])[Number(index)] ?? UNKNOWN) : UNKNOWN;
  },
  'Fn::If': (written, resolver) => {
    const [name, then, otherwise] = Array.isArray(written) ? (written as unknown[]) : [];
    const holds = resolver.condition(String(name));
    return holds === undefined ? UNKNOWN : resolver.value(holds ? then : otherwise);
  },
  'Fn::FindInMap': (written, resolver) => {
    const [map, first, second] = resolver.list(written).map(String);
    const mappings = resolver.template['Mappings'];
    const found = isMap(mappings) ? mappings[map ?? ''] : undefined;
    const row = isMap(found) ? found[first ?? ''] : undefined;
    return isMap(row) ? (row[second ?? ''] ?? UNKNOWN) : UNKNOWN;
  },
  Condition: (name, resolver) => resolver.condition(String(name)) ?? UNKNOWN,
  'Fn::Equals': (written, resolver) => {
    const pair = resolver.list(written);
    return isKnown(pair) ? String(pair[0]) === String(pair[1]) : UNKNOWN;
  },
  'Fn::Not': (written, resolver) => {
    const [value] = resolver.list(written);
    return typeof value === 'boolean' ? !value : UNKNOWN;
  },
  'Fn::And': (written, resolver) => {
    const values = resolver.list(written);
    return isKnown(values) ? values.every((value) => value === true) : UNKNOWN;
  },
  'Fn::Or': (written, resolver) => {
    const values = resolver.list(written);
    return isKnown(values) ? values.includes(true) : UNKNOWN;
  },
};

export class Resolver {
  /** Conditions that are being told. */
  private readonly asked = new Set<string>();

  constructor(
    readonly template: PlainMap,
    private readonly facts: StackFacts,
  ) {}

  /** With functions replaced by what they give. */
  value(written: unknown): unknown {
    if (Array.isArray(written))
      return written.map((item) => this.value(item)).filter((item) => item !== NO_VALUE);
    if (!isMap(written)) return written;
    const [name = '', ...others] = Object.keys(written);
    const apply = others.length === 0 ? FUNCTIONS[name] : undefined;
    if (apply) return apply(written[name], this);
    if (others.length === 0 && name.startsWith('Fn::')) return UNKNOWN;
    const entries = Object.entries(written).map(([key, item]) => [key, this.value(item)] as const);
    return Object.fromEntries(entries.filter(([, item]) => item !== NO_VALUE));
  }

  list(written: unknown): unknown[] {
    const value = this.value(written);
    return Array.isArray(value) ? value : [];
  }

  /** A name in `Fn::Sub`: of a resource, or of one of its attributes. */
  named(name: string): unknown {
    const dot = name.startsWith('AWS::') ? -1 : name.indexOf('.');
    return dot < 0 ? this.reference(name) : this.attribute(name.slice(0, dot), name.slice(dot + 1));
  }

  reference(name: string): unknown {
    const { stack, region, account, parameters, physical } = this.facts;
    const pseudo: Readonly<Record<string, unknown>> = {
      'AWS::Region': region,
      'AWS::AccountId': account,
      'AWS::Partition': partitionOf(region),
      'AWS::StackName': stack,
      'AWS::URLSuffix': partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
      'AWS::NoValue': NO_VALUE,
    };
    if (Object.hasOwn(pseudo, name)) return pseudo[name];
    if (Object.hasOwn(parameters, name)) return parameters[name];
    const written = this.template['Parameters'];
    const parameter = isMap(written) && Object.hasOwn(written, name) ? written[name] : undefined;
    if (isMap(parameter)) return parameter['Default'] ?? UNKNOWN;
    return physical.get(name) ?? UNKNOWN;
  }

  attribute(id: string, attribute: string): unknown {
    const physical = this.facts.physical.get(id);
    if (physical === undefined) return UNKNOWN;
    const { region, account } = this.facts;
    const of: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
      'AWS::SQS::Queue': {
        Arn: queueArnOf(physical),
        QueueName: nameInUrl(physical),
        QueueUrl: physical,
      },
      'AWS::SNS::Topic': { TopicArn: physical, TopicName: physical.slice(physical.lastIndexOf(':') + 1) },
      'AWS::Lambda::Function': {
        Arn: `arn:${partitionOf(region)}:lambda:${region}:${account}:function:${physical}`,
      },
      'AWS::KMS::Key': {
        Arn: `arn:${partitionOf(region)}:kms:${region}:${account}:key/${physical}`,
        KeyId: physical,
      },
      'AWS::IAM::Role': { Arn: `arn:${partitionOf(region)}:iam::${account}:role/${physical}` },
      'AWS::S3::Bucket': { Arn: `arn:${partitionOf(region)}:s3:::${physical}` },
    };
    const attributes = of[this.typeOf(id)] ?? {};
    return Object.hasOwn(attributes, attribute) ? (attributes[attribute] ?? UNKNOWN) : UNKNOWN;
  }

  /** Nothing where it cannot be told, as with a condition that asks for itself. */
  condition(name: string): boolean | undefined {
    if (this.asked.has(name)) return undefined;
    this.asked.add(name);
    const conditions = this.template['Conditions'];
    const value = this.value(isMap(conditions) ? conditions[name] : undefined);
    this.asked.delete(name);
    return typeof value === 'boolean' ? value : undefined;
  }

  typeOf(id: string): string {
    const resources = this.template['Resources'];
    const resource = isMap(resources) ? resources[id] : undefined;
    return isMap(resource) ? String(resource['Type']) : '';
  }
}
