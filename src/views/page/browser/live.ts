/*
 * What `msgtopo dev` adds to the page: it listens to the server that it came from, and sends to it what a button asks for.
 */
import type { LiveData, PageData } from '../data';
import './live.css';
import { byId, make } from './dom';
import { makeFlow } from './flow';
import { makeMessages } from './messages';
import { callApi, control } from './requests';
import { showState, type State } from './state';

const { live, edges } = JSON.parse(byId('data').textContent) as PageData;
if (live) follow(live);

function field(id: string): string {
  return (byId(id) as HTMLInputElement).value;
}

function say(text: string): void {
  byId('live-state').textContent = text;
}

/** Says what came of a request, as the server says it. */
function telling(request: Promise<string | undefined>): void {
  void request.then((problem) => {
    if (problem !== undefined) say(problem);
  });
}

function send({ targets }: LiveData): void {
  const target = targets[Number(field('target'))];
  if (!target) return;
  const isTopic = target.id.startsWith('topics.');
  const [body, name, value] = [field('send-body'), field('send-attribute').trim(), field('send-value')];
  const prefix = isTopic ? 'MessageAttributes.entry.1' : 'MessageAttribute.1';
  const attribute: Record<string, string> =
    name === ''
      ? {}
      : {
          [`${prefix}.Name`]: name,
          [`${prefix}.Value.DataType`]: 'String',
          [`${prefix}.Value.StringValue`]: value,
        };
  const fifo: Record<string, string> = target.isFifo
    ? { MessageGroupId: 'page', MessageDeduplicationId: crypto.randomUUID() }
    : {};
  const message: Record<string, string> = isTopic
    ? { Action: 'Publish', TopicArn: target.address, Message: body }
    : { Action: 'SendMessage', QueueUrl: target.address, MessageBody: body };
  telling(callApi(isTopic ? 'sns' : 'sqs', { ...message, ...attribute, ...fifo }));
}

function follow(data: LiveData): void {
  const flow = makeFlow(data, edges);
  const messages = makeMessages();
  const source = new EventSource('/_dev/events');
  source.addEventListener('open', () => {
    messages.clear();
    say('Connected. What happens is shown as it happens.');
  });
  source.addEventListener('error', () =>
    say('The server has ended. The page connects again when it starts.'),
  );
  source.addEventListener('state', ({ data: text }: MessageEvent<string>) => {
    const state = JSON.parse(text) as State;
    showState(state);
    flow.badges(state.queues);
  });
  source.addEventListener('happened', ({ data: text }: MessageEvent<string>) => {
    const event = JSON.parse(text) as Parameters<typeof messages.add>[0];
    messages.add(event);
    flow.show(event);
  });
  source.addEventListener('reload', () => location.reload());
  const onSubmit = (id: string, work: () => void) =>
    byId(id).addEventListener('submit', (event) => {
      event.preventDefault();
      work();
    });
  onSubmit('jump', () => telling(control({ advance: field('by').trim() })));
  onSubmit('send', () => send(data));
  byId('live').addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const { redrive, pause, resume } = target.dataset;
    if (redrive !== undefined)
      telling(callApi('sqs', { Action: 'StartMessageMoveTask', SourceArn: redrive }));
    if (pause !== undefined) telling(control({ consumer: pause, paused: true }));
    if (resume !== undefined) telling(control({ consumer: resume, paused: false }));
  });
  byId('tab-live').append(make('span', { class: 'pulse', 'aria-hidden': 'true' }));
  byId('tab-live').click();
}
