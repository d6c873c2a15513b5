import { spawn } from 'node:child_process';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { findOnPath } from '#deploy/terraform/binary';
import { list } from '#base/util/text';
import type { Consumer } from '#model/consumer';
import type { Fargate } from '#model/fargate';
import { unknownContainer } from '#operate/consumers/containers';
import { shellOf } from '#operate/consumers/index';
import { shellTarget } from '#operate/shell';
import { namedConsumer } from './named-consumer';
import { oneReading } from './one-environment';
import { troubleWithAws } from './operation';
import type { EXEC } from './operation-commands';
import { ended, ok, type Result } from '../result';

/** What AWS opens a session with: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html */
const NEEDED = {
  aws: 'the AWS CLI (https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html)',
  'session-manager-plugin':
    'its Session Manager plugin (https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html)',
} as const;

function serviceOf(consumer: Consumer, container: string | undefined): Result<Fargate> {
  const { name, kind } = consumer;
  const service = shellOf(consumer);
  if (!service) {
    return ended(usageProblem(`\`${name}\` is of type \`${kind}\`, and only tasks of Fargate have a shell`));
  }
  if (!service.exec) {
    const help = 'add `exec: true` and `readonlyRootFilesystem: false` to it, and deploy';
    return ended(usageProblem(`\`${name}\` allows no shell`, help));
  }
  const unknown = container === undefined ? undefined : unknownContainer(service, container);
  return unknown ? ended(usageProblem(unknown.message, unknown.help)) : ok(service);
}

/** As somebody would type it. */
function typed(args: readonly string[]): string {
  return ['aws', ...args]
    .map((word) => (/^[\w./:-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}

/** Ctrl-C is for the program in the container. */
function openSession(program: string, args: readonly string[], context: Context): Promise<number> {
  const off = context.onSignal(() => undefined);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: context.cwd, env: context.env, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  }).finally(off) as Promise<number>;
}

function missing(names: readonly string[], args: readonly string[]): Outcome {
  return usageProblem(
    `a shell needs ${list(names)}`,
    `install it, and run this again; or run where it is: ${typed(args)}`,
  );
}

export const run: Run<typeof EXEC> = async ([name, file], options, context) => {
  const reading = await oneReading(file, 'exec', options, context);
  if (!reading.ok) return reading.outcome;
  const { topology } = reading.value;
  const consumer = namedConsumer(topology, name, 'exec');
  if (!consumer.ok) return consumer.outcome;
  const service = serviceOf(consumer.value, options.container);
  if (!service.ok) return service.outcome;
  return troubleWithAws(async () => {
    const target = await shellTarget(topology, service.value, options.task);
    if ('message' in target) return usageProblem(target.message, target.help);
    const { cluster, task } = target;
    const container = options.container ?? service.value.container.name;
    const where = [
      '--region',
      topology.region,
      '--cluster',
      cluster,
      '--task',
      task,
      '--container',
      container,
    ];
    const args = ['ecs', 'execute-command', ...where, '--interactive', '--command', options.command];
    const programs = Object.entries(NEEDED).map(([program, words]) => ({
      file: findOnPath(program, context),
      words,
    }));
    const absent = programs.filter((program) => program.file === undefined);
    if (absent.length > 0)
      return missing(
        absent.map(({ words }) => words),
        args,
      );
    const status = await openSession(programs[0]!.file!, args, context);
    return { exitCode: status === 0 ? EXIT.done : EXIT.usage };
  });
};
