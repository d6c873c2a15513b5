import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import type { Locator } from '#base/diagnostics/locate';
import { story } from '#messages/flow/story';
import { openSns } from '#operate/sns';
import { troubleOf } from '#operate/trouble';
import type { Outgoing } from '#messages/simulator/message';
import { routesOf } from '#messages/simulator/routes';
import { Simulation } from '#messages/simulator/simulation';
import { eventsOf } from '#messages/simulator/trace';
import { stackName, type Topic, type Topology } from '#model/topology';
import { plural } from '#base/util/text';
import { wantsJson } from './session-options';
import { oneReading } from './one-environment';
import { noSuch, outgoingOf } from './outgoing';
import type { OptionsOf } from '../option-values';
import type { SEND } from './message-commands';
import { jsonText, versioned } from '#base/util/json';

type Options = OptionsOf<typeof SEND>;

const NOTHING_SENT = 'nothing was sent; add --live to publish it\n';

function preview(topology: Topology, topic: Topic, message: Outgoing): Simulation {
  const simulation = new Simulation(topology, routesOf(topology), {
    seed: 1,
    workers: [],
    functions: new Map(),
    unreachable: new Set(),
  });
  simulation.publish(topic, message);
  return simulation;
}

/** Who would receive the message, and why, or why not. */
function previewData({ events }: Simulation, topic: Topic): object {
  const entry = (subscription: string, because: string) => ({ subscription, because });
  return {
    topic: topic.name,
    receives: eventsOf(events, 'delivered').map(({ subscription, verdict }) =>
      entry(subscription.name, verdict.because),
    ),
    filtered: eventsOf(events, 'filtered').map(({ subscription, verdict }) =>
      entry(subscription.name, verdict.because),
    ),
    undelivered: eventsOf(events, 'undelivered').map(({ subscription, reason }) =>
      entry(subscription.name, reason),
    ),
    refused: eventsOf(events, 'refused').map(({ reason }) => reason),
  };
}

function previewText({ events }: Simulation, topic: Topic, locate: Locator): string {
  const { length } = eventsOf(events, 'delivered');
  const lines = story(events, locate).slice(1);
  return (
    [`${plural(length, 'subscription')} of topic ${topic.name} would receive it`, ...lines].join('\n') + '\n'
  );
}

async function publish(topology: Topology, topic: Topic, message: Outgoing): Promise<Outcome> {
  const sns = await openSns(topology);
  try {
    const arn = await sns.arnOf(topic);
    if (arn === undefined) {
      const help = `is ${stackName(topology)} deployed, and are these the credentials of its account?`;
      return usageProblem(`there is no topic ${topic.arn.resource} in ${topology.region}`, help);
    }
    const id = await sns.publish(arn, message);
    return { exitCode: EXIT.done, talk: `published to ${arn} as ${id}\n` };
  } catch (failure) {
    const trouble = troubleOf(failure);
    if (!trouble) throw failure;
    return usageProblem(trouble.message, trouble.help);
  } finally {
    sns.close();
  }
}

function dryRun(simulation: Simulation, topic: Topic, locate: Locator, options: Options): string {
  if (!wantsJson(options)) return previewText(simulation, topic, locate);
  return jsonText(versioned(previewData(simulation, topic)));
}

async function send([name, file]: readonly string[], options: Options, context: Context): Promise<Outcome> {
  const reading = await oneReading(file, 'send', options, context);
  if (!reading.ok) return reading.outcome;
  const { topology, locate } = reading.value;
  const topic = topology.topics.get(name ?? '');
  if (!topic) return noSuch('topic', name, [...topology.topics.keys()]);
  const made = await outgoingOf(options, context);
  if (!made.ok) return made.outcome;
  const message = made.value;
  const simulation = preview(topology, topic, message);
  const data = dryRun(simulation, topic, locate, options);
  if (options.live !== true) return { exitCode: EXIT.done, data, talk: NOTHING_SENT };
  const [refused] = eventsOf(simulation.events, 'refused');
  if (refused) {
    return usageProblem(
      `SNS would refuse the message: ${refused.reason}`,
      'nothing was sent; change the message',
    );
  }
  const outcome = await publish(topology, topic, message);
  return outcome.exitCode === EXIT.done ? { ...outcome, data } : outcome;
}

export const run: Run<typeof SEND> = send;
