import { formatArn } from '#base/aws/arns';
import type { StepFunctions as StepFunctionsElement } from '#model/step-functions';
import { nameResource } from '../address';
import { CloudwatchLogGroup, Construct, PipesPipe, SfnStateMachine } from '../cdktf';
import { roleArn, ServiceRole } from '../constructs/service-role';
import type { StackContext } from '../context';
import { allow, consume, publish, trace, useStores } from '../grants';
import { logSettings } from '../logs';
import type { Statement } from '../policy';
import { arnReference, functionArn } from '../references';
import { arnOf } from '../task-grants';
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
      // With this prefix, no policy of the account's logs has to grow with each state machine.
      name: literal(`/aws/vendedlogs/states/${physicalName}`),
      ...logSettings(context),
      ...tagSettings(tags),
    });
    new ServiceRole(this, {
      address: name,
      name: { prefix: `${physicalName}-` },
      description: `What the state machine ${name} may do`,
      trust: ['states.amazonaws.com', calledHere(context, 'states')],
      statements: machineStatements(consumer, context),
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
        logDestination: `${reference(`aws_cloudwatch_log_group.${name}`, 'arn')}:*`,
      },
      tracingConfiguration: { enabled: tracing },
      dependsOn: [{ fqn: `aws_iam_role_policy.${name}` }],
      ...tagSettings(tags),
    });
    for (const resource of [logs, machine]) nameResource(resource, name);
  }

  private addPipe(consumer: StepFunctionsElement, context: StackContext): void {
    const { name, physicalName, queues, enrichment, filter, inputTemplate, workflow, tags } = consumer;
    const address = `${name}_pipe`;
    new ServiceRole(this, {
      address,
      name: { prefix: `${physicalName}-pipe-` },
      description: `What the pipe into ${name} may do`,
      trust: ['pipes.amazonaws.com', calledHere(context, 'pipes')],
      statements: pipeStatements(consumer, context),
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
      target: machineArn(consumer),
      targetParameters: {
        ...(inputTemplate === undefined ? {} : { inputTemplate: literal(inputTemplate) }),
        stepFunctionStateMachineParameters: {
          invocationType: workflow === 'express' ? 'REQUEST_RESPONSE' : 'FIRE_AND_FORGET',
        },
      },
      dependsOn: [{ fqn: `aws_iam_role_policy.${address}` }],
      ...tagSettings(tags),
    });
    nameResource(pipe, name);
  }
}

/** Only for work in this account: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
function calledHere(context: StackContext, service: string) {
  return {
    ArnLike: { 'aws:SourceArn': arnOf(context, service, '*') },
    StringEquals: { 'aws:SourceAccount': context.account },
  };
}

function machineArn({ name, stateMachine }: StepFunctionsElement): string {
  return stateMachine.owned
    ? reference(`aws_sfn_state_machine.${name}`, 'arn')
    : formatArn(stateMachine.arn, '');
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

/** Deliveries of logs have no resources to name: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
function deliverLogs(): Statement[] {
  const actions = [
    'logs:CreateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:DescribeLogGroups',
    'logs:DescribeResourcePolicies',
    'logs:GetLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:UpdateLogDelivery',
  ];
  return allow({ Sid: 'DeliverLogs', Action: actions }, ['*']);
}

function invoke(
  context: StackContext,
  functions: readonly StepFunctionsElement['invokes'][number][],
): Statement[] {
  const arns = functions.map((lambda) => functionArn(context, lambda));
  return allow({ Sid: 'InvokeFunctions', Action: 'lambda:InvokeFunction' }, arns);
}

function machineStatements(consumer: StepFunctionsElement, context: StackContext): Statement[] {
  return [
    ...deliverLogs(),
    ...(consumer.tracing ? trace() : []),
    ...publish(context, consumer.publishes),
    ...useStores(context, consumer.stores),
    ...invoke(context, consumer.invokes),
  ];
}

function pipeStatements(consumer: StepFunctionsElement, context: StackContext): Statement[] {
  const action = consumer.workflow === 'express' ? 'states:StartSyncExecution' : 'states:StartExecution';
  return [
    ...consume(context, consumer.queues),
    ...allow({ Sid: 'StartStateMachine', Action: action }, [machineArn(consumer)]),
    ...invoke(context, consumer.enrichment ? [consumer.enrichment] : []),
  ];
}
