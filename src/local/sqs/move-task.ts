import { randomUUID } from 'node:crypto';
import { DONE, type Actions } from '../action';
import { ApiError, invalidValue } from '../protocol/errors';
import { required, text, whole, type Input } from '../protocol/input';
import type { World } from '../world';
import type { LocalQueue } from './queue';

/** Messages that go from a dead-letter queue to another queue. */
export interface MoveTask {
  readonly id: string;
  readonly source: string;
  readonly destination: string | undefined;
  readonly perSecond: number | undefined;
  readonly startedAt: number;
  readonly toMove: number;
  moved: number;
  status: 'RUNNING' | 'COMPLETED' | 'CANCELLING' | 'CANCELLED' | 'FAILED';
  failure: string | undefined;
}

function missing(parameter: string): ApiError {
  return new ApiError(
    'ResourceNotFoundException',
    `The resource that you specified for the ${parameter} parameter doesn't exist.`,
  );
}

function handleOf({ id, source }: MoveTask): string {
  return Buffer.from(JSON.stringify({ taskId: id, sourceArn: source })).toString('base64');
}

function sourcesOf(world: World, arn: string): LocalQueue[] {
  return [...world.queues.values()].filter(({ redrive }) => redrive?.deadLetterTargetArn === arn);
}

/** Moves one message; whether there was one. */
function moveOne(world: World, task: MoveTask): boolean {
  const from = world.queueByArn(task.source);
  const [message] = from?.store.receive(world.clock.now(), Infinity, 1) ?? [];
  if (!from || !message) return false;
  const home = task.destination ?? message.deadFrom;
  const to = home === undefined ? undefined : world.queueByArn(home);
  if (!to) {
    from.hide(message, 0);
    task.status = 'FAILED';
    task.failure = 'AWS.SimpleQueueService.NonExistentQueue';
    return false;
  }
  from.remove(message);
  to.take({ ...message, receives: 0, sentAt: world.clock.now() }, undefined);
  world.tell({ kind: 'moved', queue: from.name, to: to.name, id: message.id, origin: message.origin });
  task.moved++;
  return true;
}

/** Without a rate everything goes at once; with one, a timer of its own moves the rest. */
function work(world: World, task: MoveTask): void {
  const { perSecond } = task;
  if (perSecond === undefined) {
    while (task.status === 'RUNNING' && moveOne(world, task));
    if (task.status === 'RUNNING') task.status = 'COMPLETED';
    return;
  }
  const step = () => {
    const goesOn = task.status === 'RUNNING' && task.moved < task.toMove && moveOne(world, task);
    world.journal.flush();
    if (goesOn) return void setTimeout(step, 1000 / perSecond).unref();
    if (task.status === 'RUNNING') task.status = 'COMPLETED';
    if (task.status === 'CANCELLING') task.status = 'CANCELLED';
  };
  setTimeout(step, 0).unref();
}

function start(world: World, input: Input): MoveTask {
  const source = required(input, 'SourceArn');
  const destination = text(input, 'DestinationArn');
  const from = world.queueByArn(source);
  if (!from) throw missing('SourceArn');
  if (sourcesOf(world, source).length === 0)
    throw invalidValue('Source queue must be configured as a Dead Letter Queue.');
  if (destination !== undefined && !world.queueByArn(destination)) throw missing('DestinationArn');
  if (world.moveTasks.some((task) => task.source === source && task.status === 'RUNNING')) {
    throw invalidValue(
      'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
    );
  }
  const perSecond = whole(input, 'MaxNumberOfMessagesPerSecond');
  const startedAt = world.clock.now();
  const toMove = from.store.counts(startedAt).visible;
  const counts = { moved: 0, status: 'RUNNING' as const, failure: undefined };
  const task: MoveTask = { id: randomUUID(), source, destination, perSecond, startedAt, toMove, ...counts };
  world.moveTasks.unshift(task);
  work(world, task);
  return task;
}

function shownTask(task: MoveTask) {
  const { status, source, destination, perSecond, moved, toMove, startedAt, failure } = task;
  return {
    ...(status === 'RUNNING' ? { TaskHandle: handleOf(task) } : {}),
    Status: status,
    SourceArn: source,
    DestinationArn: destination,
    MaxNumberOfMessagesPerSecond: perSecond,
    ApproximateNumberOfMessagesMoved: moved,
    ApproximateNumberOfMessagesToMove: toMove,
    FailureReason: failure,
    StartedTimestamp: startedAt,
  };
}

function namedBy(world: World, handle: string): MoveTask {
  const decoded = Buffer.from(handle, 'base64').toString();
  const [, id, source] =
    /^\{"taskId":"([^"]+)","sourceArn":"([^"]+)"\}$/.exec(
      decoded.replace(/": "/g, '":"').replace(/", "/g, '","'),
    ) ?? [];
  if (id === undefined || source === undefined)
    throw invalidValue('Value for parameter TaskHandle is invalid.');
  if (!world.queueByArn(source)) throw missing('SourceArn');
  const task = world.moveTasks.find((candidate) => candidate.id === id);
  if (task) return task;
  throw new ApiError('ResourceNotFoundException', 'Task does not exist.');
}

export const MOVE_ACTIONS: Actions = {
  StartMessageMoveTask: (world, input) => ({ TaskHandle: handleOf(start(world, input)) }),
  ListMessageMoveTasks: (world, input) => {
    const source = required(input, 'SourceArn');
    if (!world.queueByArn(source)) throw missing('SourceArn');
    const most = whole(input, 'MaxResults') ?? 1;
    const tasks = world.moveTasks.filter((task) => task.source === source).slice(0, most);
    return tasks.length === 0 ? DONE : { Results: tasks.map(shownTask) };
  },
  CancelMessageMoveTask: (world, input) => {
    const task = namedBy(world, required(input, 'TaskHandle'));
    if (task.status === 'RUNNING') task.status = 'CANCELLING';
    return { ApproximateNumberOfMessagesMoved: task.moved };
  },
};
