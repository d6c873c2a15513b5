import { filterPolicy } from '#messages/filter-policy/index';
import { contentRefusal } from '#messages/admission/topic';
import type { PageData, PageSubscription } from '../data';
import { byId, make } from './dom';
import { REDRAWN } from './fold';

interface Attribute {
  readonly DataType: string;
  readonly StringValue: string;
}

interface Message {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly body: string;
}

interface Answer {
  readonly takes: boolean;
  readonly because: string;
}

const TYPES = ['String', 'Number', 'String.Array', 'Binary'];

/** The same rules and the same engine that `msgtopo` itself asks. */
function answerOf({ filter }: PageSubscription, message: Message, refusal: string | undefined): Answer {
  if (refusal !== undefined) return { takes: false, because: `SNS refuses the message: ${refusal}` };
  if (!filter) return { takes: true, because: 'there is no filter' };
  const { matches, because } = filterPolicy.explain(filter.policy, filter.scope, message);
  return { takes: matches, because: because.replace(/`/g, '') };
}

function attributeRow(): HTMLElement {
  const types = TYPES.map((type) => make('option', {}, type));
  return make(
    'div',
    { class: 'attribute' },
    make('input', {
      'aria-label': 'Name',
      placeholder: 'name',
      'data-part': 'name',
      list: 'names',
      spellcheck: 'false',
    }),
    make('select', { 'aria-label': 'Type', 'data-part': 'type' }, ...types),
    make('input', {
      'aria-label': 'Value',
      placeholder: 'value',
      'data-part': 'value',
      list: 'values',
      spellcheck: 'false',
    }),
    make('button', { type: 'button', 'aria-label': 'Remove this attribute', 'data-remove': '' }, '×'),
  );
}

function readAttributes(rows: HTMLElement): Message['attributes'] {
  const part = (row: Element, name: string) =>
    row.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-part="${name}"]`)?.value ?? '';
  const entries = Array.from(rows.children, (row): [string, Attribute] => [
    part(row, 'name').trim(),
    { DataType: part(row, 'type'), StringValue: part(row, 'value') },
  ]);
  return Object.fromEntries(entries.filter(([name]) => name !== ''));
}

/** Names of attributes that filters of a topic ask about, each with the values that they name. */
function knownAttributes(subscriptions: readonly PageSubscription[]): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, readonly string[]>();
  for (const { filter } of subscriptions) {
    if (filter?.scope !== 'attributes') continue;
    for (const [name, conditions] of Object.entries(filter.policy)) {
      if (name.startsWith('$') || !Array.isArray(conditions)) continue;
      const values = conditions.filter((value): value is string => typeof value === 'string');
      known.set(name, [...new Set([...(known.get(name) ?? []), ...values])]);
    }
  }
  return known;
}

function suggest(list: HTMLElement, values: Iterable<string>): void {
  list.replaceChildren(...Array.from(values, (value) => make('option', { value })));
}

/** Suggests names and values while one types. */
function suggestIn(rows: HTMLElement, subscriptions: () => readonly PageSubscription[]): void {
  const [names, values] = [make('datalist', { id: 'names' }), make('datalist', { id: 'values' })];
  rows.after(names, values);
  rows.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const known = knownAttributes(subscriptions());
    const name = target.parentElement?.querySelector<HTMLInputElement>('[data-part="name"]')?.value ?? '';
    suggest(names, known.keys());
    suggest(values, known.get(name) ?? []);
  });
}

export interface Tester {
  /** Asks about the topic that is chosen in the map, or that what is chosen gets its messages from. */
  readonly follow: (id: string | undefined) => void;
}

/** The form that says, while one types, which subscriptions would take a message. */
export function makeTester(data: PageData, svg: SVGSVGElement): Tester {
  const [rows, results] = [byId('attributes'), byId('results')];
  const topic = byId('topic') as HTMLSelectElement;
  const body = byId('body') as HTMLTextAreaElement;

  const ofTopic = () => data.subscriptions.filter((subscription) => subscription.topic === topic.value);

  function result({ id, to }: PageSubscription, { takes, because }: Answer): HTMLElement {
    const go = make('button', { type: 'button', class: 'link', 'data-go': id }, to);
    const verdict = make('b', {}, takes ? '✓ takes it' : '✗ does not');
    return make('li', { class: takes ? 'takes' : 'refuses' }, go, verdict, make('small', {}, because));
  }

  function update(): void {
    const message = { attributes: readAttributes(rows), body: body.value };
    const asked = ofTopic();
    const chosen = data.topics.find(({ name }) => name === topic.value);
    const refusal = chosen && contentRefusal(message, chosen.mostBytes);
    const answers = asked.map((subscription) => ({
      subscription,
      answer: answerOf(subscription, message, refusal?.replace(/`/g, '')),
    }));
    const items = answers.map(({ subscription, answer }) => result(subscription, answer));
    results.replaceChildren(...(items.length > 0 ? items : [make('li', {}, 'nobody: nothing subscribes')]));
    const verdicts = new Map(answers.map(({ subscription, answer }) => [subscription.id, answer.takes]));
    for (const edge of svg.querySelectorAll<SVGGElement>('.edge')) {
      const takes = verdicts.get(edge.dataset['id'] ?? '');
      edge.classList.toggle('takes', takes === true);
      edge.classList.toggle('refuses', takes === false);
    }
  }

  const follow: Tester['follow'] = (id) => {
    const edge = data.edges.find((one) => one.id === id) ?? data.edges.find((one) => one.to === id);
    const from = data.subscriptions.find((one) => one.id === edge?.id)?.topic;
    const wanted = data.topics.find(({ name }) => `topics.${name}` === id)?.name ?? from;
    if (wanted === undefined || wanted === topic.value) return;
    topic.value = wanted;
    update();
  };

  byId('add').addEventListener('click', () => {
    rows.append(attributeRow());
    rows.lastElementChild?.querySelector('input')?.focus();
    update();
  });
  rows.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['remove'] === undefined) return;
    event.target.parentElement?.remove();
    update();
  });
  const form = byId('message');
  form.addEventListener('input', update);
  form.addEventListener('submit', (event) => event.preventDefault());
  svg.addEventListener(REDRAWN, update);
  suggestIn(rows, ofTopic);
  rows.append(attributeRow());
  update();
  return { follow };
}
