import { isObject, type Json, type JsonObject } from '#base/util/json';
import type { Comments } from './yaml-text';

/** What is kept as it was found, though a new element would not have it: `validate` lists these as what to improve. */
const REMARKS: Readonly<Record<string, readonly [value: string, remark: string]>> = {
  receiveWait: ['"0s"', 'short polling, as found'],
  deadLetters: ['false', 'none, as found: a message that always fails is lost when its retention ends'],
  encryption: ['"none"', 'not encrypted at rest, as found'],
};

function remarksIn(settings: Json | undefined, path: string): [string, string][] {
  if (settings === undefined || !isObject(settings)) return [];
  return Object.entries(settings).flatMap(([key, value]): [string, string][] => {
    const [wanted, remark] = REMARKS[key] ?? [];
    return remark !== undefined && JSON.stringify(value) === wanted ? [[`${path}.${key}`, remark]] : [];
  });
}

/** A remark stands where a setting is said for all, or else where it is said for one. */
export function remarksOn(file: JsonObject): Comments {
  const defaults = file['defaults'];
  const drawn =
    defaults !== undefined && isObject(defaults) ? remarksIn(defaults['queue'], 'defaults.queue') : [];
  const queues = file['queues'];
  const own =
    queues !== undefined && isObject(queues)
      ? Object.entries(queues).flatMap(([name, settings]) => remarksIn(settings, `queues.${name}`))
      : [];
  return new Map([...drawn, ...own]);
}
