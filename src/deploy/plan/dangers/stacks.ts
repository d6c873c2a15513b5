import { CONSUMER_RESOURCES } from '#model/kinds/consumers/index';
import { consequenceOf } from './loss';
import type { Danger } from './danger';

export const moveStack: Danger = {
  id: 'move-stack',
  degree: 'loses-now',
  summary: 'an element would be destroyed in one stack and created again in another',
  why:
    'Each stack has its own state, and Terraform cannot move an element between them. It would delete the queue with ' +
    'its messages, and create an empty one with the same name. If you move it in the state, nothing happens in AWS.',
  isFinal: true,
  find(change, circumstances) {
    const holder = circumstances.heldBy(change);
    const target = holder ?? circumstances.movedTo(change);
    if (target === undefined) return undefined;
    const { type, element } = change;
    const consequence = consequenceOf(change, circumstances);
    if (consequence === undefined && !CONSUMER_RESOURCES[type]?.isWorker) return undefined;
    if (holder !== undefined) {
      return {
        message: `${element.label} is in the states of two stacks, as an interrupted move leaves it, and would be destroyed although \`${holder}\` keeps it`,
        safeWay: '`msgtopo deploy --move-state` finishes the move, and changes nothing in AWS',
      };
    }
    return {
      message: `${element.label} would be destroyed, and created again in stack \`${target}\`${consequence === undefined ? '' : `: ${consequence}`}`,
      safeWay:
        '`msgtopo deploy --move-state` moves it from one state to the other, and changes nothing in AWS',
    };
  },
};
