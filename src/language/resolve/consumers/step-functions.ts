import { parseArn } from '#base/aws/arns';
import { PIPE } from '#base/aws/limits';
import { child, type Path } from '#base/diagnostics/path';
import type { StepFunctionsFile } from '../../schema/consumer/step-functions';
import { toSeconds } from '#base/util/units';
import type { Lambda } from '#model/consumer';
import { canonical, isObject, type JsonObject } from '#base/util/json';
import type { StateMachine, StepFunctions } from '#model/step-functions';
import { readJson } from '../json-file';
import { dangling, fail, resolveNames, type Scope } from '../scope';
import { resolveCommon, type Resolver, type Surroundings } from './common';

/** What only a state machine of our own can have. */
const OWN_KEYS = ['publishes', 'sends', 'stores', 'grants', 'invokes'] as const;

/** What every state machine has; the rest is for AWS to judge. */
function checkDefinition(scope: Scope, definition: JsonObject, path: Path): void {
  const { StartAt: start, States: states } = definition;
  const problem = (message: string) => fail(scope, { rule: 'wrong-value', message, path });
  if (typeof start !== 'string') return problem('the state machine has no `StartAt`');
  if (states === undefined || !isObject(states)) return problem('the state machine has no `States`');
  if (!Object.hasOwn(states, start))
    problem(`the state machine starts at \`${start}\`, which is not among its states`);
}

function stateMachineOf(scope: Scope, written: StepFunctionsFile, path: Path): StateMachine | undefined {
  const { definition: file, stateMachine } = written;
  if ((file === undefined) === (stateMachine === undefined)) {
    const message = 'a state machine comes from one of `definition` and `stateMachine`';
    return fail(scope, { rule: 'missing-key', message, path, on: 'key' });
  }
  if (stateMachine !== undefined) {
    for (const key of OWN_KEYS.filter((key) => written[key] !== undefined)) {
      const message = `the owner of an existing state machine decides what it may do, so \`${key}\` has no effect`;
      fail(scope, {
        rule: 'external-element',
        message,
        path: child(path, key),
        on: 'key',
        help: `remove \`${key}\``,
      });
    }
    return { owned: false, arn: parseArn(stateMachine)! };
  }
  const at = child(path, 'definition');
  const definition = readJson(scope, file!, at);
  if (!definition) return undefined;
  checkDefinition(scope, definition, at);
  return { owned: true, definition };
}

function enrichmentOf(scope: Scope, written: StepFunctionsFile, path: Path, { functions }: Surroundings) {
  const { enrichment: name } = written;
  if (name === undefined) return undefined;
  const found: Lambda | undefined = functions.get(name);
  return found ?? dangling(scope, 'Lambda function', name, child(path, 'enrichment'), functions.keys());
}

function resolveStepFunctions(
  scope: Scope,
  name: string,
  written: StepFunctionsFile,
  surroundings: Surroundings,
): StepFunctions | undefined {
  const naming = {
    sort: 'step-functions' as const,
    service: 'EventBridge Pipes',
    longest: PIPE.name,
    inNetwork: false,
  };
  const base = resolveCommon(scope, name, written, surroundings, naming);
  const { path } = base;
  const stateMachine = stateMachineOf(scope, written, path);
  const enrichment = enrichmentOf(scope, written, path, surroundings);
  const at = child(path, 'invokes');
  const invokes = resolveNames(scope, 'Lambda function', written.invokes ?? [], at, surroundings.functions);
  const [queue] = base.queues;
  if (!stateMachine || !queue) return undefined;
  const { workflow, inputTemplate, batchSize, tracing } = written;
  return {
    ...base,
    kind: 'step-functions',
    queues: [queue],
    stateMachine,
    workflow,
    invokes,
    enrichment,
    filter: (written.filter ?? []).map((pattern) => canonical(pattern) as JsonObject),
    inputTemplate,
    batchSize,
    batchWindow: toSeconds(written.batchWindow)!,
    tracing,
  };
}

export const stepFunctions: Resolver<StepFunctionsFile, StepFunctions> = {
  isCalled: false,
  resolve: resolveStepFunctions,
};
