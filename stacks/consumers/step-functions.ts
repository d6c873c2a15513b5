import { roleRulesOf } from '#model/roles';
import { addressOf } from '#model/address';
import { stateMachineLogs, type StepFunctions as StepFunctionsElement } from '#model/step-functions';
import { machineRole, pipeRole, pipeRoleAddress } from '#policies/consumers/step-functions';
import { nameResource } from '../address';
import { CloudwatchLogGroup, Construct, PipesPipe, SfnStateMachine } from '../cdktf';
import { roleArn, ServiceRole } from '../constructs/service-role';
import type { StackContext } from '../context';
import { logSettings } from '../logs';
import { arnReference, functionArn, machineArn } from '../references';
import { literal, literalJson, reference, tagSettings } from '../text';
import { injectedValues } from '../variables';

/** A state machine with its role and logs, and the pipe that starts it with messages. */
export class StepFunctions extends Construct {
  constructor(scope: Construct, consumer: StepFunctionsElement, context: StackContext) {
    super(scope, `step-functions-${consumer.name}`);
    if (consumer.stateMachine.owned) this.addStateMachine(consumer, context);
    this.addPipe(consumer, context);
  }

  private addStateMachine(consumer: StepFunctionsElement, context: StackContext): void {
    const { name, physicalName, workflow, tracing, tags } = consumer;
    const logs = new CloudwatchLogGroup(this, 'logs', {
      name: literal(stateMachineLogs(consumer)),
      ...logSettings(context),
      ...tagSettings(tags),
    });
    new ServiceRole(this, {
      role: machineRole(consumer, context),
      name: { prefix: `${physicalName}-` },
      rules: roleRulesOf(context.topology, consumer),
      description: `What the state machine ${name} may do`,
      tags,
    });
    const machine = new SfnStateMachine(this, 'state-machine', {
      name: literal(physicalName),
      type: workflow.toUpperCase(),
      roleArn: roleArn(name),
      definition: definitionOf(consumer, context),
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: true,
        logDestination: `${reference(addressOf(name, 'log-group'), 'arn')}:*`,
      },
      tracingConfiguration: { enabled: tracing },
      dependsOn: [{ fqn: addressOf(name, 'role-policy') }],
      ...tagSettings(tags),
    });
    for (const resource of [logs, machine]) nameResource(resource, name);
  }

  private addPipe(consumer: StepFunctionsElement, context: StackContext): void {
    const { name, physicalName, queues, enrichment, filter, inputTemplate, workflow, tags } = consumer;
    const address = pipeRoleAddress(consumer);
    new ServiceRole(this, {
      role: pipeRole(consumer, context),
      name: { prefix: `${physicalName}-pipe-` },
      rules: roleRulesOf(context.topology, consumer),
      description: `What the pipe into ${name} may do`,
      tags,
    });
    const { batchSize, batchWindow } = consumer;
    const pipe = new PipesPipe(this, 'pipe', {
      name: literal(physicalName),
      roleArn: roleArn(address),
      source: arnReference(context, queues[0]),
      sourceParameters: {
        sqsQueueParameters: { batchSize, maximumBatchingWindowInSeconds: batchWindow },
        ...(filter.length === 0
          ? {}
          : { filterCriteria: { filter: filter.map((pattern) => ({ pattern: literalJson(pattern) })) } }),
      },
      ...(enrichment ? { enrichment: functionArn(context, enrichment) } : {}),
      target: machineArn(context, consumer),
      targetParameters: {
        ...(inputTemplate === undefined ? {} : { inputTemplate: literal(inputTemplate) }),
        stepFunctionStateMachineParameters: {
          invocationType: workflow === 'express' ? 'REQUEST_RESPONSE' : 'FIRE_AND_FORGET',
        },
      },
      dependsOn: [{ fqn: addressOf(address, 'role-policy') }],
      ...tagSettings(tags),
    });
    nameResource(pipe, name);
  }
}

/** The definition, with what it refers to of the topology. */
function definitionOf(consumer: StepFunctionsElement, context: StackContext): string {
  if (!consumer.stateMachine.owned) return '';
  const functions = consumer.invokes.map((lambda) => {
    const name = `${lambda.name.toUpperCase().replace(/-/g, '_')}_FUNCTION_ARN`;
    return [name, functionArn(context, lambda)] as const;
  });
  const values = { ...injectedValues(context, consumer), ...Object.fromEntries(functions) };
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`$\${${name}}`, value),
    literalJson(consumer.stateMachine.definition),
  );
}
