import type { Style } from '#base/util/style';
import { list } from '#base/util/text';
import { aboutSeconds, formatSeconds } from '#base/util/units';
import { assumptionsOf, notPlayed } from '#drill/assumptions';
import { promiseOf } from '#drill/judge';
import type { DrillResult, PlayedConsumer, PlayedQueue } from '#drill/run';
import { CALM } from '#model/drill';
import { consumerFacts } from '#model/kinds/consumers/index';
import { stackName, type Topology } from '#model/topology';
import { money } from '../cost/reporters';
import { alarmAge, costOf, type DrillReport } from './report';
import { sparkline } from './sparkline';
import { troubleWords } from './words';

const WIDTH = 48;
const LABEL = 16;
const MINUTE = 60;
/** Below this, a picture would make much of nothing. */
const FEW = 10;

function count(messages: number): string {
  return Math.round(messages).toLocaleString('en-US');
}

function since(at: number): string {
  const seconds = at - CALM;
  return seconds < 0
    ? `${aboutSeconds(-seconds)} before the trouble`
    : `${aboutSeconds(seconds)} after it began`;
}

function row(label: string, words: string): string {
  return `  ${label.padEnd(LABEL)}${words}`;
}

function picture(label: string, values: readonly number[], words: string, least?: number): string {
  return row(label, `${sparkline(values, WIDTH, least)}  ${words}`);
}

function oldestWords(played: PlayedQueue, topology: Topology): string {
  const { queue, oldest } = played;
  const alarm = alarmAge(played, topology);
  const limits = [
    ...(alarm === undefined ? [] : [`alarm above ${formatSeconds(alarm)}`]),
    ...(queue.owned ? [`deleted after ${formatSeconds(queue.retention)}`] : []),
  ];
  const when = oldest.seconds < MINUTE ? '' : `, ${since(oldest.at)}`;
  const words = `at most ${aboutSeconds(oldest.seconds)}${when}`;
  return limits.length === 0 ? words : `${words} (${limits.join('; ')})`;
}

function messageWords({ sent, done, dead, lost, left }: PlayedQueue): string {
  const counts = [
    `${count(sent)} sent`,
    `${count(done)} processed`,
    `${count(dead)} dead ${dead === 1 ? 'letter' : 'letters'}`,
    `${count(lost)} lost`,
    `${count(left)} left`,
  ];
  return counts.join(', ');
}

function timeWords({ p95, slowest, drained, isBehind, lost }: PlayedQueue): string {
  const within = (share: string, seconds: number) =>
    seconds === Infinity ? `less than ${share} until the end` : `${share} within ${aboutSeconds(seconds)}`;
  return [
    within('95%', p95),
    ...(p95 === Infinity
      ? []
      : [slowest === Infinity ? 'but not all' : `all within ${aboutSeconds(slowest)}`]),
    ...(drained === undefined || drained === Infinity
      ? []
      : [`caught up with ${aboutSeconds(drained)} after the trouble`]),
    ...(isBehind ? ['never caught up with: more comes than is processed'] : []),
    ...(lost > 0 ? ['some were deleted before anybody came to them'] : []),
  ].join('; ');
}

function queueLines(played: PlayedQueue, topology: Topology): string[] {
  const { queue, consumers, minutes } = played;
  return [
    `${queue.name} -> ${list(consumers.map(({ name }) => name))}`,
    picture('oldest message', minutes.oldest, oldestWords(played, topology), MINUTE),
    picture('waiting', minutes.waiting, `at most ${count(Math.max(...minutes.waiting))}`, FEW),
    row('messages', messageWords(played)),
    row('processed', timeWords(played)),
  ];
}

function consumerLines(played: PlayedConsumer, result: DrillResult, style: Style): string[] {
  const { consumer, minutes, least, most, taskHours } = played;
  const isTasks = consumerFacts(consumer).capacity(consumer, consumer.queues[0]).by === 'tasks';
  const range = least === most ? `${most}` : `${least} to ${most}`;
  const cost = `$${money(costOf(played, result.queues))}`;
  const words = isTasks
    ? `${range}; ${taskHours.toFixed(1)} task-hours, ${cost}`
    : `${range} at once; ${cost}`;
  const promise = promiseOf(played, result);
  const lines = [picture(isTasks ? 'tasks' : 'calls', minutes.running, `${consumer.name}: ${words}`)];
  if (!promise) return lines;
  const said = `${aboutSeconds(promise.target)} for ${consumer.name}`;
  const verdict = promise.holds
    ? style.success('holds')
    : promise.isAsked
      ? style.error('does not hold')
      : 'does not hold, which this drill does not ask for';
  return [...lines, row('latency', `${said}: ${verdict}`)];
}

function alarmLines({ alarms }: DrillResult): string[] {
  if (alarms.length === 0) return ['  no alarm fires'];
  return alarms.map(({ name, from, to }) => {
    const end = to === undefined ? 'until the end' : `for ${aboutSeconds(to - from)}`;
    return `  ${name}  fires ${since(from + CALM)}, ${end}`;
  });
}

function bullets(title: string, items: readonly string[], style: Style): string[] {
  return items.length === 0 ? [] : ['', style.bold(title), ...items.map((item) => `- ${item}`)];
}

/** One drill for people, with a picture of each queue. */
export function drillText({ topology, result, diagnostics }: DrillReport, style: Style): string {
  const { drill, seconds, queues, consumers } = result;
  const verdict = diagnostics.length === 0 ? style.success('passed') : style.error('failed');
  const blocks = queues.flatMap((played) => {
    // Who works on several queues is told below the first.
    const own = consumers.filter(
      ({ consumer }) => queues.find(({ queue }) => consumer.queues.includes(queue)) === played,
    );
    const [head = '', ...lines] = queueLines(played, topology);
    return ['', style.bold(head), ...lines, ...own.flatMap((one) => consumerLines(one, result, style))];
  });
  return [
    `${style.bold(drill.name)}  ${style.dim(stackName(topology))}  ${verdict}`,
    `  ${troubleWords(drill)}`,
    style.dim(`  ${aboutSeconds(seconds)} from noon on a Monday, the first hour calm`),
    ...blocks,
    '',
    style.bold('alarms'),
    ...alarmLines(result),
    '',
  ].join('\n');
}

/** What all drills of a topology assume. */
export function footer(topology: Topology, result: DrillResult, style: Style): string {
  return [
    ...bullets('This assumes that', assumptionsOf(topology, result), style),
    ...bullets('Not played', notPlayed(topology, result), style),
    '',
  ].join('\n');
}
