import { byCodeUnit } from '#base/util/text';
import {
  subscriptionWords,
  UNREAD,
  type Inventory,
  type LiveProgram,
  type Untold,
} from '../inventory/inventory';

/*
 * A state says what Terraform manages, the account what it is like now: somebody may have changed it since Terraform
 * looked, and a state does not tell who else uses it.
 */

interface Found {
  readonly arn: string;
  readonly origin: readonly string[];
}

/** What both have, as the account has it and with what manages it. */
function inBoth<Live extends Found>(ofState: readonly Live[], ofAccount: readonly Live[]): Live[] {
  const live = new Map(ofAccount.map((one) => [one.arn, one]));
  return ofState.flatMap(({ arn, origin }) => {
    const found = live.get(arn);
    return found ? [{ ...found, origin }] : [];
  });
}

function goneFrom<Live extends Found>(
  what: string,
  ofState: readonly Live[],
  ofAccount: readonly Live[],
  nameOf: (live: Live) => string,
): Untold[] {
  const live = new Set(ofAccount.map(({ arn }) => arn));
  return ofState
    .filter(({ arn }) => !live.has(arn))
    .map((one) => ({
      what,
      name: nameOf(one),
      because: 'the state has it, and it exists no more',
    }));
}

/** Subscriptions of topics of the state that no state has. */
function madeByHand(state: Inventory, account: Inventory): Untold[] {
  const [topics, managed] = [state.topics, state.subscriptions].map(
    (some: readonly Found[]) => new Set(some.map(({ arn }) => arn)),
  );
  return account.subscriptions
    .filter(({ arn, topicArn }) => topics!.has(topicArn) && !managed!.has(arn))
    .map((one) => ({
      what: 'subscription',
      name: subscriptionWords(one),
      because:
        'the state does not have it, so that nothing changes for it; `import account` takes it over too',
    }));
}

function either(some: readonly string[], others: readonly string[]): string[] {
  return [...new Set([...some, ...others])];
}

/** The account says what each does now; what its role says of it, a state alone knows. */
function programsOfBoth(ofState: readonly LiveProgram[], ofAccount: readonly LiveProgram[]): LiveProgram[] {
  const called = ({ kind, name }: LiveProgram) => `${kind} ${name}`;
  const known = new Map(ofState.map((one) => [called(one), one]));
  const live = new Set(ofAccount.map(called));
  const both = ofAccount.map((one): LiveProgram => {
    const managed = known.get(called(one));
    if (!managed) return one;
    return {
      ...one,
      queues: either(one.queues, managed.queues),
      sends: either(one.sends, managed.sends),
      publishes: either(one.publishes, managed.publishes),
      guessed: one.guessed.filter((variable) => managed.guessed.includes(variable)),
      besides: managed.besides,
    };
  });
  return [...both, ...ofState.filter((one) => !live.has(called(one)))].sort((a, b) =>
    byCodeUnit(`${a.name} ${a.kind}`, `${b.name} ${b.kind}`),
  );
}

/** What a state manages, with the settings, programs and access that the account has now. */
export function withLiveValues(state: Inventory, account: Inventory): Inventory {
  const called = ({ name }: { readonly name: string }) => name;
  const alarms = new Map(state.topics.map((one) => [one.arn, one.alarms]));
  return {
    ...state,
    topics: inBoth(state.topics, account.topics).map((topic) => ({
      ...topic,
      alarms: [...new Set([...topic.alarms, ...(alarms.get(topic.arn) ?? [])])],
    })),
    queues: inBoth(state.queues, account.queues),
    subscriptions: inBoth(state.subscriptions, account.subscriptions),
    programs: programsOfBoth(state.programs ?? [], account.programs ?? []),
    untold: [
      ...state.untold,
      ...goneFrom('topic', state.topics, account.topics, called),
      ...goneFrom('queue', state.queues, account.queues, called),
      ...goneFrom('subscription', state.subscriptions, account.subscriptions, subscriptionWords),
      ...madeByHand(state, account),
      ...account.untold.filter(({ what }) => what === UNREAD),
    ],
  };
}
