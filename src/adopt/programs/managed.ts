import { ELEMENT_NAME } from '#model/element';
import { isMap, type Json, type JsonObject, type PlainMap } from '#base/util/json';
import { formatSeconds } from '#base/util/units';
import { numberOf, textOf } from '../inventory/attributes';

/* What a program is in the keys of the file, should the topology manage it one day. */

export interface Managed {
  readonly type: 'lambda' | 'fargate';
  readonly keys: JsonObject;
  /** What it has and these keys do not say, for people. */
  readonly lacks: readonly string[];
}

/** Whether AWS means nothing by a value, as by `{ SubnetIds: [] }`. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  if (isMap(value)) return Object.values(value).every(isEmpty);
  return value === undefined || value === null || value === '' || value === false || value === 0;
}

/** The words for those keys that have a value. */
export function setAmong(values: PlainMap, words: Readonly<Record<string, string>>): string[] {
  return Object.entries(words).flatMap(([key, word]) => (isEmpty(values[key]) ? [] : [word]));
}

/** A function as its source tells of it; what is absent is as AWS has it by default. */
export interface FunctionValues {
  readonly name: string;
  readonly image?: string | undefined;
  readonly runtime?: string | undefined;
  readonly handler?: string | undefined;
  readonly timeout?: number | undefined;
  readonly memory?: number | undefined;
  readonly storage?: number | undefined;
  readonly architectures?: readonly string[] | undefined;
  readonly layers: readonly string[];
  readonly isPackedAsImage: boolean;
  readonly isTraced: boolean;
  readonly lacks: readonly string[];
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const FUNCTION_DEFAULTS = { timeout: 3, memory: 128, storage: 512 } as const;

export function managedFunction(found: FunctionValues): Managed {
  const { name, image, runtime, handler, layers, isPackedAsImage, isTraced } = found;
  const { timeout, memory, storage } = FUNCTION_DEFAULTS;
  const hasStorage = found.storage !== undefined && found.storage !== storage;
  const code: JsonObject = isPackedAsImage
    ? { image: image ?? `${name}:latest` }
    : { zip: `build/${name}.zip` };
  return {
    type: 'lambda',
    keys: {
      code,
      ...(runtime === undefined ? {} : { runtime }),
      ...(handler === undefined ? {} : { handler }),
      timeout: formatSeconds(found.timeout ?? timeout),
      memory: found.memory ?? memory,
      ...(hasStorage ? { ephemeralStorage: found.storage } : {}),
      ...(found.architectures?.includes('arm64') === true ? { architecture: 'arm64' } : {}),
      ...(layers.length > 0 ? { layers } : {}),
      ...(isTraced ? {} : { tracing: false }),
    },
    lacks: [...(image === undefined ? ['its code'] : []), ...found.lacks],
  };
}

/** A task as ECS names its keys; a Terraform state has the containers in the same way. */
export interface TaskValues {
  readonly cpu: unknown;
  readonly memory: unknown;
  readonly isArm: boolean;
  readonly count: number;
  readonly containers: readonly PlainMap[];
  readonly lacks: readonly string[];
}

/** What the file says of a container, or of its task; msgtopo makes the logs itself. */
const OF_CONTAINER: ReadonlySet<string> = new Set([
  ...['name', 'image', 'cpu', 'memory', 'memoryReservation', 'essential', 'command', 'entryPoint'],
  ...['environment', 'user', 'readonlyRootFilesystem', 'logConfiguration'],
]);

function wordsIn(value: unknown): readonly Json[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value.map(String) : undefined;
}

function containerKeys(container: PlainMap): JsonObject {
  const [command, entryPoint] = [wordsIn(container['command']), wordsIn(container['entryPoint'])];
  return {
    image: textOf(container['image']) ?? '',
    ...(command ? { command } : {}),
    ...(entryPoint ? { entryPoint } : {}),
    // The image decides without it, which is root unless the image says another one.
    user: textOf(container['user']) ?? '0:0',
    ...(container['readonlyRootFilesystem'] === true ? {} : { readonlyRootFilesystem: false }),
  };
}

function unsaidOf(container: PlainMap): string[] {
  const keys = Object.keys(container).filter((key) => !OF_CONTAINER.has(key) && !isEmpty(container[key]));
  return keys.map((key) => `${key} of container ${String(container['name'])}`);
}

function sidecarOf(container: PlainMap): JsonObject {
  return { ...containerKeys(container), ...(container['essential'] === false ? { essential: false } : {}) };
}

/** `undefined` if the containers are not known. */
export function managedTask(task: TaskValues): Managed | undefined {
  const main = task.containers.find(({ essential }) => essential !== false);
  if (!main) return undefined;
  const others = task.containers.filter((one) => one !== main);
  const named = others.filter(({ name }) => ELEMENT_NAME.test(String(name)));
  const sidecars = Object.fromEntries(named.map((one) => [String(one['name']), sidecarOf(one)]));
  const [cpu, memory] = [numberOf(task.cpu, 0), numberOf(task.memory, 0)];
  const name = String(main['name']);
  return {
    type: 'fargate',
    keys: {
      ...containerKeys(main),
      ...(ELEMENT_NAME.test(name) ? { container: name } : {}),
      ...(cpu > 0 && memory > 0 ? { cpu, memory } : {}),
      ...(task.isArm ? { architecture: 'arm64' } : {}),
      count: task.count,
      ...(named.length > 0 ? { sidecars } : {}),
    },
    lacks: [
      ...task.lacks,
      ...task.containers.flatMap(unsaidOf),
      ...others.filter((one) => !named.includes(one)).map((one) => `container ${String(one['name'])}`),
    ],
  };
}
