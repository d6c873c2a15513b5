import { malformedCondition } from '#deploy/plan/guard';
import { ELEMENT_NAME } from '#model/element';
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { hasErrors } from '#base/diagnostics/diagnostic';
import { reportText } from '#base/diagnostics/reporters/text';
import { suggest } from '#base/diagnostics/suggest';
import { migrateQueue, writtenIn, type Migration, type Step } from '#deploy/migrate/migrate-queue';
import { prove } from '#validate/prove';
import { queueOf } from '#model/kinds/receivers/index';
import { ownedQueues, ownedTopics, type OwnedQueue, type Topology } from '#model/topology';
import { diskWorkspace } from '#language/read/workspace';
import { dayOf } from '#base/util/day';
import { writeFileAtomically } from '#base/util/files';
import { list, quoted } from '#base/util/text';
import { proveInput } from './topology-input';
import type { MIGRATE } from './index';

/** What is wrong with the names. */
function wrongNames(topology: Topology, { from, to, toFifo }: Migration): Outcome | undefined {
  const queue = topology.queues.get(from);
  if (!queue?.owned || !queue.declared) {
    const declared = ownedQueues(topology).filter((other) => other.declared);
    const names = declared.map(({ name }) => name);
    return usageProblem(`there is no queue \`${from}\` of this topology`, suggest(from, names));
  }
  if (!ELEMENT_NAME.test(to) || topology.queues.has(to)) {
    return usageProblem(
      `\`${to}\` cannot be the name of the new queue`,
      'choose one that no queue has, of lower-case letters, digits and `-`',
    );
  }
  return toFifo && queue.fifo
    ? usageProblem(`queue \`${from}\` is FIFO already`, 'leave out --fifo')
    : undefined;
}

/** What the files of the steps could not say, since it stands elsewhere or concerns others. */
function hindrance(topology: Topology, text: string, { from }: Migration): Outcome | undefined {
  const queue = topology.queues.get(from) as OwnedQueue;
  const users = [
    ...queue.deadLettersOf,
    ...topology.subscriptions.filter(({ deadLetters }) => deadLetters === queue),
  ];
  if (users.length > 0) {
    return usageProblem(
      `queue \`${from}\` holds the dead letters of ${list(quoted(users.map(({ name }) => name)))}`,
      'give these another dead-letter queue first',
    );
  }
  const delivering = topology.subscriptions.filter(({ receiver }) => queueOf(receiver) === queue);
  if (writtenIn(text, from) < 1 + delivering.length) {
    return usageProblem(
      `queue \`${from}\` or a subscription of it is in an included file or an override`,
      'move them into the main file first, since each step is one file',
    );
  }
  return undefined;
}

function commandsFor(steps: readonly Step[], fileOf: (step: Step) => string): string {
  return steps
    .map((step, index) => {
      const allow = step.allow
        .map((what) => ` ${malformedCondition(what) === undefined ? '--allow-if-empty' : '--allow'} ${what}`)
        .join('');
      return `${index + 1}. ${step.advice}\n   msgtopo deploy ${fileOf(step)}${allow}\n`;
    })
    .join('');
}

/** A step that msgtopo itself would not take is a step too far. */
function firstUnsound(steps: readonly Step[], fileOf: (step: Step) => string, context: Context) {
  const { cwd } = context;
  const today = dayOf(context.now());
  for (const step of steps) {
    const file = fileOf(step);
    const { diagnostics } = prove(file, Buffer.from(step.text), { workspace: diskWorkspace(cwd), today });
    if (hasErrors(diagnostics)) return { file, diagnostics };
  }
  return undefined;
}

/** Beside the topology, so that state and paths are the same. */
function writeSteps(steps: readonly Step[], file: string, context: Context): Outcome {
  const stem = basename(file, extname(file));
  const fileOf = ({ name }: Step) => join(dirname(file), `${stem}.${name}${extname(file)}`);
  const unsound = firstUnsound(steps, fileOf, context);
  if (unsound) {
    const talk = reportText({ diagnostics: unsound.diagnostics, subject: unsound.file }, context.talkStyle);
    return {
      exitCode: EXIT.findings,
      talk: `nothing was written, since a step would not be sound:\n\n${talk}`,
    };
  }
  const present = steps.map(fileOf).filter((name) => existsSync(resolve(context.cwd, name)));
  if (present.length > 0) {
    return usageProblem(
      `nothing was written, since ${list(present)} would be overwritten`,
      'remove what is no longer needed',
    );
  }
  for (const step of steps) writeFileAtomically(resolve(context.cwd, fileOf(step)), step.text);
  const written = steps.map((step) => `wrote ${fileOf(step)}\n`).join('');
  const last = `${steps.length + 1}. keep the last file as ${file}, and remove the others\n`;
  return { exitCode: EXIT.done, talk: `${written}\n${commandsFor(steps, fileOf)}${last}` };
}

export const run: Run<typeof MIGRATE> = async (args, options, context) => {
  const [sort, from, to, ...rest] = args;
  if (sort !== 'queue' || from === undefined || to === undefined) {
    return usageProblem(
      'migrate takes `queue`, the old name and the new one',
      'msgtopo migrate queue billing bills',
    );
  }
  const proved = await proveInput(rest, {}, context);
  if (!proved.ok) return proved.outcome;
  const { file, proof } = proved.value;
  const [topology] = proof.topologies;
  if (hasErrors(proof.diagnostics) || !topology) {
    const talk = reportText({ diagnostics: proof.diagnostics, subject: file }, context.talkStyle);
    return { exitCode: EXIT.findings, talk };
  }
  const fifoTopics = new Set(ownedTopics(topology).flatMap(({ name, fifo }) => (fifo ? [name] : [])));
  const toFifo = options.fifo === true;
  const migration: Migration = { from, to, toFifo, fifoTopics };
  const bytes = diskWorkspace(context.cwd).read(file);
  if (!bytes) return usageProblem('migrate writes beside the topology, so it needs a file');
  const text = Buffer.from(bytes).toString();
  const wrong = wrongNames(topology, migration) ?? hindrance(topology, text, migration);
  if (wrong) return wrong;

  return writeSteps(migrateQueue(text, migration), file, context);
};
