import { plural } from '#base/util/text';
import { age } from '../age';
import type { ConsumerState } from './index';
import type {
  Condition,
  FargateCondition,
  LambdaCondition,
  MappingCondition,
  StepFunctionsCondition,
} from './condition';

/** One line of a table, and what a person has to hear beside it. */
interface Words {
  readonly state: string;
  readonly complaints: readonly string[];
}

const ROLLOUTS: Readonly<Record<string, string>> = {
  IN_PROGRESS: 'rollout in progress',
  FAILED: 'rollout failed',
};

/** `CREATE_FAILED` and `InProgress` as words. */
function spoken(state: string): string {
  return state
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

function because(what: string, reason: string | undefined): string {
  return reason === undefined || reason === '' ? what : `${what}: ${reason}`;
}

function fargateWords({ running, pending, desired, rollout = '', ...said }: FargateCondition): Words {
  const tasks = `${running} of ${plural(desired, 'task')}${pending > 0 ? `, ${pending} starting` : ''}`;
  const rolling = ROLLOUTS[rollout];
  return {
    state: rolling === undefined ? tasks : `${tasks}; ${rolling}`,
    complaints: [
      ...(rollout === 'FAILED' ? [because('the rollout failed', said.rolloutReason)] : []),
      ...(said.lastEvent === undefined ? [] : [said.lastEvent]),
    ],
  };
}

function mappingComplaints({ queue, state, reason, lastResult = '' }: MappingCondition): string[] {
  if (state === undefined) return [`nothing brings it messages of \`${queue}\``];
  return [
    ...(state === 'Enabled' ? [] : [because(`its mapping of \`${queue}\` is ${spoken(state)}`, reason)]),
    ...(lastResult.startsWith('PROBLEM') ? [`its mapping of \`${queue}\` says ${lastResult}`] : []),
  ];
}

function lambdaWords(condition: LambdaCondition): Words {
  const { state, stateReason, lastUpdate, lastUpdateReason, mappings } = condition;
  const off = mappings.filter((mapping) => mapping.state !== 'Enabled');
  const parts = [
    spoken(state),
    ...(lastUpdate === 'Successful' ? [] : [`update ${spoken(lastUpdate)}`]),
    ...off.map(
      ({ queue, state: mapping }) => `${queue} ${mapping === undefined ? 'not connected' : spoken(mapping)}`,
    ),
  ];
  return {
    state: parts.join('; '),
    complaints: [
      ...(state === 'Failed' ? [because('it cannot run', stateReason)] : []),
      ...(lastUpdate === 'Failed' ? [because('its update failed', lastUpdateReason)] : []),
      ...mappings.flatMap(mappingComplaints),
    ],
  };
}

function stepFunctionsWords(condition: StepFunctionsCondition, at: Date): Words {
  const { pipe, pipeReason, executions } = condition;
  const lastFailure = executions?.lastFailure;
  const parts = [
    `pipe ${spoken(pipe)}`,
    ...(executions ? [`${executions.running}${executions.isMore ? ' or more' : ''} executing`] : []),
    ...(lastFailure ? [`one failed ${age((at.getTime() - lastFailure.at.getTime()) / 1000)} ago`] : []),
  ];
  const complaints = pipe === 'RUNNING' ? [] : [because(`its pipe is ${spoken(pipe)}`, pipeReason)];
  return { state: parts.join('; '), complaints };
}

function conditionWords(condition: Condition, at: Date): Words {
  switch (condition.kind) {
    case 'fargate':
      return fargateWords(condition);
    case 'lambda':
      return lambdaWords(condition);
    case 'step-functions':
      return stepFunctionsWords(condition, at);
  }
}

/** How a consumer was doing at a time. */
export function consumerWords({ condition, trouble }: ConsumerState, at: Date): Words {
  if (trouble) return { state: 'not known', complaints: [trouble.message] };
  return condition ? conditionWords(condition, at) : { state: 'not deployed', complaints: [] };
}
