import { isMap } from '#base/util/json';
import type { Written } from '../write/queues';
import { containerKeys, durationIn, secondsIn } from './container';
import type { Manifest } from './manifest';

/** Where the images of an application are. */
export interface Registry {
  readonly app: string;
  readonly account: string;
  readonly region: string;
}

/** Copilot pushes what it builds to a repository that it made, and tags it. */
function imageOf(manifest: Manifest, service: string, { app, account, region }: Registry): string {
  const location = manifest.text('image', 'location') ?? manifest.text('image');
  if (location !== undefined) return location;
  return `${account}.dkr.ecr.${region}.amazonaws.com/${app}/${service}:latest`;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

function rangeIn(manifest: Manifest): Range | undefined {
  const written = manifest.look('count', 'range');
  const [, from, to] = typeof written === 'string' ? (/^(\d+)-(\d+)$/.exec(written) ?? []) : [];
  if (from !== undefined) {
    manifest.take('count', 'range');
    return { min: Number(from), max: Number(to) };
  }
  const min = manifest.number('count', 'range', 'min');
  const max = manifest.number('count', 'range', 'max');
  return min === undefined || max === undefined ? undefined : { min, max };
}

function latencyIn(manifest: Manifest): Written | undefined {
  const at = ['count', 'queue_delay'] as const;
  const target = durationIn(manifest.look(...at, 'acceptable_latency'));
  const processing = secondsIn(manifest.look(...at, 'msg_processing_time'));
  if (target === undefined || processing === undefined) return undefined;
  manifest.take(...at, 'acceptable_latency');
  manifest.take(...at, 'msg_processing_time');
  const milliseconds = Math.round(processing * 1000);
  return {
    target,
    processingTime: milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`,
  };
}

/** `from` is the first task that may be on Spot. */
function spotKeys(from: number | undefined): Written {
  return from === undefined ? {} : { spot: from > 1 ? { base: from - 1 } : {} };
}

/** A range without a queue delay follows processor and memory, which a worker here does not: its least stays. */
function countKeys(manifest: Manifest): Written {
  const spot = manifest.number('count', 'spot');
  if (spot !== undefined) return { count: spot, spot: {} };
  const range = rangeIn(manifest);
  if (!range) {
    const count = manifest.number('count');
    return count === undefined ? {} : { count };
  }
  const spotKey = spotKeys(manifest.number('count', 'range', 'spot_from'));
  const latency = latencyIn(manifest);
  return latency ? { scaling: { ...range, latency }, ...spotKey } : { count: range.min, ...spotKey };
}

function platformKeys(manifest: Manifest): Written {
  const written = manifest.look('platform');
  const text = isMap(written) ? `${String(written['osfamily'])}/${String(written['architecture'])}` : written;
  if (typeof text !== 'string' || !/^linux\//i.test(text)) return {};
  manifest.take('platform');
  return /arm64/i.test(text) ? { architecture: 'arm64' } : {};
}

function deploymentKeys(manifest: Manifest): Written {
  const rolling = manifest.text('deployment', 'rolling');
  const alarms = manifest.look('deployment', 'rollback_alarms');
  const names = Array.isArray(alarms) ? alarms.map(String) : [];
  if (names.length > 0) manifest.take('deployment', 'rollback_alarms');
  const deployment = {
    ...(rolling === 'recreate' ? { minHealthyPercent: 0, maxPercent: 100 } : {}),
    ...(names.length > 0 ? { rollbackAlarms: names } : {}),
  };
  return Object.keys(deployment).length > 0 ? { deployment } : {};
}

function storageKeys(manifest: Manifest): Written {
  const disk = manifest.number('storage', 'ephemeral');
  const isReadOnly = manifest.flag('storage', 'readonly_fs') ?? false;
  const exec = manifest.flag('exec') ?? false;
  return {
    ...(disk === undefined ? {} : { ephemeralStorage: disk }),
    ...(isReadOnly && !exec ? {} : { readonlyRootFilesystem: false }),
    ...(exec ? { exec } : {}),
  };
}

function sidecarKeys(manifest: Manifest, app: string): Written {
  const sidecars = manifest.keys('sidecars').flatMap((name): [string, Written][] => {
    const at = ['sidecars', name];
    const image = manifest.text(...at, 'image');
    if (image === undefined) return [];
    const essential = manifest.flag(...at, 'essential');
    const keys = containerKeys(manifest, at, { app, health: [...at, 'healthcheck'] });
    const own = essential === false ? { essential } : {};
    return [[name, { image, ...own, ...keys, readonlyRootFilesystem: false }]];
  });
  return sidecars.length > 0 ? { sidecars: Object.fromEntries(sidecars) } : {};
}

function groupKeys(manifest: Manifest): Written {
  const groups = manifest.look('network', 'vpc', 'security_groups');
  if (!Array.isArray(groups) || !groups.every((one) => /^sg-[0-9a-f]+$/.test(String(one)))) return {};
  manifest.take('network', 'vpc', 'security_groups');
  return groups.length > 0 ? { securityGroups: groups.map(String) } : {};
}

/** A worker service as a consumer, without its queues and topics. */
export function workerKeys(manifest: Manifest, service: string, registry: Registry): Written {
  const { app } = registry;
  const cpu = manifest.number('cpu');
  const memory = manifest.number('memory');
  return {
    image: imageOf(manifest, service, registry),
    ...(cpu === undefined ? {} : { cpu }),
    ...(memory === undefined ? {} : { memory }),
    ...platformKeys(manifest),
    ...countKeys(manifest),
    ...storageKeys(manifest),
    ...groupKeys(manifest),
    ...deploymentKeys(manifest),
    ...containerKeys(manifest, [], { app, health: ['image', 'healthcheck'] }),
    ...sidecarKeys(manifest, app),
    compatibility: 'copilot',
  };
}
