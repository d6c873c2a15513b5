import { STEP_FUNCTIONS } from '../deploying/consumers/step-functions';
import type { ConsumerPolicies } from './policies';
import type { StepFunctions } from '#model/step-functions';
import { furtherGrants } from '../further-grants';
import { consume, invoke, publish, send, trace } from '../grants';
import { useStores } from '../store-grants';
import { trustService, type Role } from '../role';
import { allow, type Condition, type Statement } from '../statement';
import { arnOf, type PolicyWriter } from '../writer';

/** Of the pipe into a state machine, beside the role of the machine. */
export function pipeRoleAddress({ name }: StepFunctions): string {
  return `${name}_pipe`;
}

/** Only for work in this account: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
function calledHere(writer: PolicyWriter, service: string): Condition {
  return {
    ArnLike: { 'aws:SourceArn': arnOf(writer, service, '*') },
    StringEquals: { 'aws:SourceAccount': writer.account },
  };
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

/** A state machine asks how many of its runs it is to trace: https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html */
const READ_SAMPLING = ['xray:GetSamplingRules', 'xray:GetSamplingTargets'];

/** What the work itself may do; the queue is read by the pipe. */
export function machineRole(consumer: StepFunctions, writer: PolicyWriter): Role {
  return {
    address: consumer.name,
    trust: trustService('states.amazonaws.com', calledHere(writer, 'states')),
    statements: [
      ...deliverLogs(),
      ...(consumer.tracing ? trace(READ_SAMPLING) : []),
      ...publish(writer, consumer.publishes),
      ...send(writer, consumer.sends),
      ...useStores(writer, consumer.stores),
      ...invoke(writer, consumer.invokes),
      ...furtherGrants(writer, consumer),
    ],
  };
}

/** A pipe hides no message for longer, and knows its queue: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html */
const POLL = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];

export function pipeRole(consumer: StepFunctions, writer: PolicyWriter): Role {
  const action = consumer.workflow === 'express' ? 'states:StartSyncExecution' : 'states:StartExecution';
  return {
    address: pipeRoleAddress(consumer),
    trust: trustService('pipes.amazonaws.com', calledHere(writer, 'pipes')),
    statements: [
      ...consume(writer, consumer.queues, POLL),
      ...allow({ Sid: 'StartStateMachine', Action: action }, [writer.names.machine(consumer)]),
      ...invoke(writer, consumer.enrichment ? [consumer.enrichment] : []),
    ],
  };
}

const LOG_FOLDER = '/aws/vendedlogs/states/';

export const stepFunctions: ConsumerPolicies<StepFunctions> = {
  services: ['pipes', 'states'],
  roles: (consumer, writer) => [
    ...(consumer.stateMachine.owned ? [machineRole(consumer, writer)] : []),
    pipeRole(consumer, writer),
  ],
  roleNames: () => [],
  doneInNetwork: () => [],
  images: () => [],
  logs: {
    folder: LOG_FOLDER,
    group: ({ stateMachine, physicalName }) => (stateMachine.owned ? LOG_FOLDER + physicalName : undefined),
  },
  encrypted: undefined,
  resourceTypes: STEP_FUNCTIONS,
};
