import { isMap, type Json } from '#base/util/json';
import { formatSeconds } from '#base/util/units';
import type { Written } from '../write/queues';
import type { Manifest } from './manifest';

/* What a container of a manifest, the main one or a sidecar, is in a topology. */

const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };

/** Seconds in a duration as Go writes it: `1m30s`. */
export function secondsIn(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^(\d+(\.\d+)?(h|ms|m|s|d))+$/.test(value)) return undefined;
  const parts = [...value.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s|d)/g)];
  return parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (unit === 'd' ? 86_400 : UNITS[unit!]!),
    0,
  );
}

/** As whole seconds. */
export function durationIn(value: unknown): string | undefined {
  const seconds = secondsIn(value);
  return seconds === undefined ? undefined : formatSeconds(Math.round(seconds));
}

/** Words of a command; `undefined` for one that only a shell can take apart. */
function words(value: unknown): readonly string[] | undefined {
  if (Array.isArray(value) && value.length > 0) return value.map(String);
  if (typeof value !== 'string' || value.trim() === '' || /["'\\$]/.test(value)) return undefined;
  return value.trim().split(/\s+/);
}

function withWords(manifest: Manifest, at: readonly string[], key: string, as: string): Written {
  const found = words(manifest.look(...at, key));
  if (!found) return {};
  manifest.take(...at, key);
  return { [as]: found };
}

/** Copilot replaces these two itself; anything else is for the program that reads the variable, or for the shell. */
function substituted(text: string, app: string): string {
  return text
    .replaceAll('${COPILOT_ENVIRONMENT_NAME}', '${environment}')
    .replaceAll('${COPILOT_APPLICATION_NAME}', app);
}

function variables(manifest: Manifest, at: readonly string[], app: string): Written {
  const found: Record<string, Json> = {};
  for (const name of manifest.keys(...at, 'variables')) {
    const value = manifest.look(...at, 'variables', name);
    const plain = typeof value === 'string' ? substituted(value, app) : value;
    const isText = typeof plain === 'string' && !/\$\{(?!environment\})/.test(plain);
    if (!isText && typeof plain !== 'number' && typeof plain !== 'boolean') continue;
    manifest.take(...at, 'variables', name);
    found[name] = plain;
  }
  return found;
}

function secrets(manifest: Manifest, at: readonly string[], app: string): Written {
  const found: Record<string, Json> = {};
  for (const name of manifest.keys(...at, 'secrets')) {
    const value = manifest.look(...at, 'secrets', name);
    const secret = isMap(value) ? value['secretsmanager'] : undefined;
    const written = typeof secret === 'string' ? secret : value;
    if (typeof written !== 'string' || /\$\{(?!COPILOT_)/.test(written)) continue;
    manifest.take(...at, 'secrets', name);
    found[name] = { [written === secret ? 'secretsManager' : 'ssm']: substituted(written, app) };
  }
  return found;
}

function healthCheck(manifest: Manifest, at: readonly string[]): Written {
  const command = words(manifest.look(...at, 'command'));
  if (!command) return {};
  manifest.take(...at, 'command');
  const first = command[0] === 'CMD' || command[0] === 'CMD-SHELL' ? [] : ['CMD-SHELL'];
  const time = (key: string, as: string): Written => {
    const found = durationIn(manifest.look(...at, key));
    if (found !== undefined) manifest.take(...at, key);
    return found === undefined ? {} : { [as]: found };
  };
  const retries = manifest.number(...at, 'retries');
  const written = {
    command: first.length > 0 ? [...first, command.join(' ')] : command,
    // https://aws.github.io/copilot-cli/docs/include/image-healthcheck/
    ...{ interval: '10s', retries: 2, timeout: '5s', startPeriod: '0s' },
    ...time('interval', 'interval'),
    ...(retries === undefined ? {} : { retries }),
    ...time('timeout', 'timeout'),
    ...time('start_period', 'startPeriod'),
  };
  return { healthCheck: written };
}

function notEmpty(name: string, map: Written): Written {
  return Object.keys(map).length > 0 ? { [name]: map } : {};
}

/** Everything of a container but its image; `health` is where its health check stands. */
export function containerKeys(
  manifest: Manifest,
  at: readonly string[],
  { app, health }: { readonly app: string; readonly health: readonly string[] },
): Written {
  return {
    ...withWords(manifest, at, 'command', 'command'),
    ...withWords(manifest, at, 'entrypoint', 'entryPoint'),
    ...notEmpty('environment', variables(manifest, at, app)),
    ...notEmpty('secrets', secrets(manifest, at, app)),
    ...healthCheck(manifest, health),
  };
}
