import { consequenceOf } from './loss';
import type { Danger } from './danger';

/** What is made of a consumer, and would stand still while it is made anew. */
const WORKERS =
  /^aws_(ecs_service|lambda_function|lambda_event_source_mapping|pipes_pipe|sfn_state_machine)$/;

export const moveStack: Danger = {
  id: 'move-stack',
  summary: 'an element would be destroyed in one stack and made anew in another',
  why:
    'Each stack has a state of its own, and Terraform knows of no way from one to the other: it would delete the queue ' +
    'with all that is in it, and make an empty one of the same name. Moved in the state, nothing happens to it.',
  isFinal: true,
  find(change, circumstances) {
    const target = circumstances.movedTo(change);
    if (target === undefined) return undefined;
    const { type, element } = change;
    const consequence = consequenceOf(change, circumstances);
    if (consequence === undefined && !WORKERS.test(type)) return undefined;
    return {
      message: `${element.label} would be destroyed, and made anew in stack \`${target}\`${consequence === undefined ? '' : `: ${consequence}`}`,
      safeWay:
        '`msgtopo deploy --move-state` moves it from one state to the other, and nothing happens in AWS',
    };
  },
};
