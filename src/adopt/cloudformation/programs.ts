import { isMap, type PlainMap } from '#base/util/json';
import { mapsOf, numberOf, textEntriesOf, textOf } from '../inventory/attributes';
import { eventSourceFrom } from '../programs/event-source';
import { functionFrom, functionNameIn, pipeFrom, serviceFrom, stateMachineFrom } from '../programs/kinds';
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

/** What SAM says of all functions: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html */
function globalsIn({ template, resolver }: ProgramsGiven): PlainMap {
  const globals = template['Globals'];
  const own = isMap(globals) ? resolver.value(globals['Function']) : undefined;
  return isMap(own) ? own : {};
}

function variablesOf(values: PlainMap): Record<string, string> {
  const environment = values['Environment'];
  return textEntriesOf(isMap(environment) ? environment['Variables'] : undefined);
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
    return functionFrom({
      name,
      timeout: optionalNumber(values['Timeout'] ?? globals['Timeout']),
      sources: [
        ...eventsOf(values),
        ...mapped.filter((one) => one.name === name).map(({ source }) => source),
      ],
      variables: { ...variablesOf(globals), ...variablesOf(values) },
      role: textOf(values['Role']),
    });
  });
  const names = new Set(known.map(({ name }) => name));
  const elsewhere = mapped
    .filter(({ name }) => name !== '' && !names.has(name))
    .map(({ name, source }) =>
      functionFrom({ name, timeout: undefined, sources: [source], variables: {}, role: undefined }),
    );
  return [...known, ...elsewhere];
}

function servicesIn(given: ProgramsGiven): FoundProgram[] {
  const tasks = resourcesOf(given.template)
    .filter(({ type }) => type === 'AWS::ECS::TaskDefinition')
    .map((resource) => ({ arn: given.physical.get(resource.id), ...namedOf(given, resource) }));
  return of(given, 'AWS::ECS::Service').map(({ name, values }): FoundProgram => {
    const task = tasks.find(({ arn }) => arn !== undefined && arn === values['TaskDefinition'])?.values ?? {};
    const variables = mapsOf(task['ContainerDefinitions']).flatMap(({ Environment }) => mapsOf(Environment));
    return serviceFrom({
      name,
      count: numberOf(values['DesiredCount'], 1),
      variables: textEntriesOf(Object.fromEntries(variables.map(({ Name, Value }) => [String(Name), Value]))),
      role: textOf(task['TaskRoleArn']),
    });
  });
}

/** The programs of a template, whatever they use. */
export function programsInTemplate(given: ProgramsGiven): FoundProgram[] {
  return [
    ...functionsIn(given),
    ...servicesIn(given),
    ...of(given, 'AWS::Pipes::Pipe').map(({ name, values }) =>
      pipeFrom({
        name,
        source: textOf(values['Source']),
        target: textOf(values['Target']),
        isStopped: values['DesiredState'] === 'STOPPED',
      }),
    ),
    ...of(given, 'AWS::StepFunctions::StateMachine').map(({ name, values }) =>
      stateMachineFrom({ name, role: textOf(values['RoleArn']) }),
    ),
  ];
}
