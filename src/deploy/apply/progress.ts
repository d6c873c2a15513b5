import type { ElementFinder } from '../plan/element';
import type { ResourceHook, TerraformEvent } from '../terraform/events';
import { list } from '#base/util/text';

/** What happened to one element. */
export interface Step {
  readonly done: number;
  readonly total: number;
  readonly element: string;
  readonly label: string;
  readonly outcome: 'created' | 'changed' | 'destroyed' | 'failed';
  readonly seconds: number;
}

export interface ProgressListener {
  /** An element is done with. */
  step(step: Step): void;
  /** What is under way just now. */
  underWay(text: string): void;
}

type Act = Exclude<ResourceHook['action'], 'read' | 'noop'>;

const OUTCOMES: Readonly<Record<Act, Step['outcome']>> = {
  create: 'created',
  update: 'changed',
  delete: 'destroyed',
  replace: 'changed',
};

const DOING: Readonly<Record<Act, string>> = {
  create: 'creating',
  update: 'changing',
  delete: 'destroying',
  replace: 'replacing',
};

const MOST_SHOWN = 3;

function isAct(action: ResourceHook['action']): action is Act {
  return action !== 'read' && action !== 'noop';
}

/** Turns the events of `terraform apply`, of several stacks at a time, into steps in the words of the topology. */
export function followApply(total: number, listener: ProgressListener) {
  const running = new Map<string, string>();
  let done = 0;
  const tell = () => {
    const shown = [...running.values()].slice(0, MOST_SHOWN);
    const more = running.size > MOST_SHOWN ? [`${running.size - MOST_SHOWN} more`] : [];
    listener.underWay(running.size === 0 ? '' : `[${done}/${total}] ${list([...shown, ...more])}`);
  };
  return (stack: string, find: ElementFinder) =>
    (event: TerraformEvent): void => {
      if (!('hook' in event) || !event.type.startsWith('apply_')) return;
      const { resource, action, elapsed_seconds: seconds = 0 } = event.hook as ResourceHook;
      if (!isAct(action)) return;
      const { id, label } = find(resource.addr);
      const key = `${stack} ${resource.addr}`;
      if (event.type === 'apply_start') running.set(key, `${DOING[action]} ${label}`);
      if (event.type === 'apply_complete' || event.type === 'apply_errored') {
        running.delete(key);
        const failed = event.type === 'apply_errored';
        if (!failed) done += 1;
        const outcome = failed ? 'failed' : OUTCOMES[action];
        listener.step({ done, total, element: id, label, outcome, seconds });
      }
      tell();
    };
}

/** Counts what Terraform reads while it plans, in all stacks together. */
export function followPlan(listener: Pick<ProgressListener, 'underWay'>) {
  let read = 0;
  return (event: TerraformEvent): void => {
    if (event.type !== 'refresh_complete') return;
    read += 1;
    listener.underWay(`planning, ${read} read`);
  };
}
