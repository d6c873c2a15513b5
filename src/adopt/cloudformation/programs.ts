import { isMap, type PlainMap } from '#base/util/json';
import { plural } from '#base/util/text';
import { formatSeconds } from '#base/util/units';
import { mapsOf, numberOf, textOf } from '../inventory/attributes';
import { eventSourceFrom } from '../programs/event-source';
import type { EventSource, FoundProgram } from '../programs/found';
import type { Resolver } from './resolve';
import { resourcesOf, type TemplateResource } from './template';

/* Programs of a template, as far as their values follow from it. */

export interface ProgramsGiven {
  readonly template: PlainMap;
  readonly resolver: Resolver;
  /** What `Ref` gives for each resource, by logical id. */
  readonly physical: ReadonlyMap<string, string>;
}

/** A resource with its values, and with its name in AWS, or else its name in the template. */
interface Named {
  readonly name: string;
  readonly values: PlainMap;
}

function namedOf({ resolver, physical }: ProgramsGiven, { id, properties }: TemplateResource): Named {
  const values = resolver.value(properties) as PlainMap;
  const text = physical.get(id) ?? id;
  return { name: text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1), values };
}

function of(given: ProgramsGiven, ...types: readonly string[]): Named[] {
  return resourcesOf(given.template)
    .filter(({ type }) => types.includes(type))
    .map((resource) => namedOf(given, resource));
}

function optionalNumber(value: unknown): number | undefined {
  const number = numberOf(value, NaN);
  return Number.isNaN(number) ? undefined : number;
}

function variablesIn(values: unknown): Record<string, string> {
  const entries = Object.entries(isMap(values) ? values : {});
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}

/** A mapping of its own and an event of SAM have the same names. */
function sourceFrom(queue: unknown, values: PlainMap): EventSource[] {
  const arn = textOf(queue);
  if (arn === undefined) return [];
  const { ScalingConfig: scaling, FilterCriteria: filter, FunctionResponseTypes: types } = values;
  const source = eventSourceFrom({
    queue: arn,
    batchSize: optionalNumber(values['BatchSize']),
    batchWindow: optionalNumber(values['MaximumBatchingWindowInSeconds']),
    maxConcurrency: optionalNumber(isMap(scaling) ? scaling['MaximumConcurrency'] : undefined),
    partialBatchResponse: [types].flat().includes('ReportBatchItemFailures'),
    filters: isMap(filter) ? mapsOf(filter['Filters']).length : 0,
    enabled: values['Enabled'] !== false && values['Enabled'] !== 'false',
  });
  return [source];
}

/** Without what a mapping may have around the name. */
function functionNameIn(text: string): string {
  return text.startsWith('arn:') ? (text.split(':')[6] ?? text) : text.split(':')[0]!;
}

/** What SAM says of all functions: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html */
function globalsIn({ template, resolver }: ProgramsGiven): PlainMap {
  const globals = template['Globals'];
  const own = isMap(globals) ? resolver.value(globals['Function']) : undefined;
  return isMap(own) ? own : {};
}

function variablesOf(values: PlainMap): Record<string, string> {
  const environment = values['Environment'];
  return variablesIn(isMap(environment) ? environment['Variables'] : undefined);
}

function eventsOf(values: PlainMap): EventSource[] {
  const events = Object.values(isMap(values['Events']) ? values['Events'] : {}).filter(isMap);
  return events.flatMap(({ Type, Properties }) =>
    Type === 'SQS' && isMap(Properties) ? sourceFrom(Properties['Queue'], Properties) : [],
  );
}

function functionsIn(given: ProgramsGiven): FoundProgram[] {
  const globals = globalsIn(given);
  const mapped = of(given, 'AWS::Lambda::EventSourceMapping').flatMap(({ values }) =>
    sourceFrom(values['EventSourceArn'], values).map((source) => ({
      name: functionNameIn(textOf(values['FunctionName']) ?? ''),
      source,
    })),
  );
  const known = of(given, 'AWS::Lambda::Function', 'AWS::Serverless::Function').map(({ name, values }) => {
    const timeout = optionalNumber(values['Timeout'] ?? globals['Timeout']);
    return {
      kind: 'Lambda function',
      name,
      details: timeout === undefined ? [] : [`timeout ${formatSeconds(timeout)}`],
      sources: [
        ...eventsOf(values),
        ...mapped.filter((one) => one.name === name).map(({ source }) => source),
      ],
      asks: false,
      targets: [],
      variables: { ...variablesOf(globals), ...variablesOf(values) },
      role: textOf(values['Role']),
    };
  });
  const names = new Set(known.map(({ name }) => name));
  const elsewhere = mapped
    .filter(({ name }) => name !== '' && !names.has(name))
    .map(({ name, source }) => ({ ...OF_NOBODY, kind: 'Lambda function', name, sources: [source] }));
  return [...known, ...elsewhere];
}

const OF_NOBODY = {
  details: [],
  sources: [],
  asks: false,
  targets: [],
  variables: {},
  role: undefined,
} as const;

function servicesIn(given: ProgramsGiven): FoundProgram[] {
  const tasks = resourcesOf(given.template)
    .filter(({ type }) => type === 'AWS::ECS::TaskDefinition')
    .map((resource) => ({ arn: given.physical.get(resource.id), ...namedOf(given, resource) }));
  return of(given, 'AWS::ECS::Service').map(({ name, values }): FoundProgram => {
    const task = tasks.find(({ arn }) => arn !== undefined && arn === values['TaskDefinition'])?.values ?? {};
    const variables = mapsOf(task['ContainerDefinitions']).flatMap(({ Environment }) => mapsOf(Environment));
    return {
      ...OF_NOBODY,
      kind: 'ECS service',
      name,
      details: [plural(numberOf(values['DesiredCount'], 1), 'task')],
      asks: true,
      variables: variablesIn(Object.fromEntries(variables.map(({ Name, Value }) => [String(Name), Value]))),
      role: textOf(task['TaskRoleArn']),
    };
  });
}

function pipeFrom({ name, values }: Named): FoundProgram {
  const source = textOf(values['Source']);
  const target = textOf(values['Target']);
  const enabled = values['DesiredState'] !== 'STOPPED';
  return {
    ...OF_NOBODY,
    kind: 'pipe',
    name,
    details: target === undefined ? [] : [`to ${target}`],
    sources: source === undefined ? [] : [{ queue: source, settings: enabled ? [] : ['stopped'], enabled }],
    targets: target === undefined ? [] : [target],
  };
}

/** The programs of a template, whatever they use. */
export function programsInTemplate(given: ProgramsGiven): FoundProgram[] {
  return [
    ...functionsIn(given),
    ...servicesIn(given),
    ...of(given, 'AWS::Pipes::Pipe').map(pipeFrom),
    ...of(given, 'AWS::StepFunctions::StateMachine').map(({ name, values }) => ({
      ...OF_NOBODY,
      kind: 'state machine',
      name,
      role: textOf(values['RoleArn']),
    })),
  ];
}
