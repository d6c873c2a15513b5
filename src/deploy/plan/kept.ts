import type { Change, Plan } from './changes';
import { isLost, text } from './dangers/danger';

function identityOf({ address, before }: Change): string | undefined {
  const id = text(before['id']);
  return id === '' ? undefined : `${address} ${id}`;
}

/** Whether a plan has the same resource in its state, by address and ID, and does not lose it. */
export function keeping({ resources }: Plan): (change: Change) => boolean {
  const kept = new Set(resources.filter((one) => !isLost(one)).map(identityOf));
  return (change) => {
    const identity = identityOf(change);
    return identity !== undefined && kept.has(identity);
  };
}
