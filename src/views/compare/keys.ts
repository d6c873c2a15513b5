import type { Section } from '../diagram/ids';
import type { Leaves } from './leaves';

/*
 * The keys of the file for the fields of the model, where the two differ. A field that is not named here keeps its name,
 * so that a new one cannot be left out of a comparison.
 */

/** The sections of the file that have elements, and what is no matter of one element. */
export type Part = Section | 'filters' | 'flows' | 'drills' | 'topology';

/** A field of the model, and the key of the file; no key for a field that follows from others. */
type Rename = readonly [field: RegExp, key: string];

/** The name is in front of all keys; positions, ARNs and references that point back follow from what is compared. */
const OF_ELEMENTS: Rename = [/^(name|path|arn|owned|declared|subscriptions|deadLettersOf|deliveredBy)$/, ''];

const ENCRYPTION: readonly Rename[] = [
  [/^(encryption|monitoring\.logEncryption)\.kind$/, '$1'],
  [/^(encryption|monitoring\.logEncryption)\.key$/, '$1.kmsKey'],
];

const RENAMES: Readonly<Record<Part, readonly Rename[]>> = {
  topics: [OF_ELEMENTS, [/^archiveDays$/, 'archive'], [/^kmsKey$/, 'external.kmsKey'], ...ENCRYPTION],
  queues: [OF_ELEMENTS, [/^kmsKey$/, 'external.kmsKey'], ...ENCRYPTION],
  subscriptions: [OF_ELEMENTS, [/^filter\.path$/, '']],
  filters: [OF_ELEMENTS],
  flows: [OF_ELEMENTS],
  drills: [OF_ELEMENTS, [/^(dependencySlow(?:\..+)?)\.(timesAsLong|seconds)$/, '$1']],
  stores: [OF_ELEMENTS, [/^kind$/, 'type'], [/^key\.(.+)\.type$/, 'key.$1'], ...ENCRYPTION],
  publishers: [
    OF_ELEMENTS,
    [/^kind$/, 'type'],
    [/^auth\.kind$/, 'auth'],
    [/^auth\.userPools$/, 'auth.cognito'],
    [/^(attributes\..+)\.(in|key)$/, '$1.from'],
  ],
  consumers: [
    OF_ELEMENTS,
    [/^kind$/, 'type'],
    [/^container\.name$/, 'container'],
    [/^(container|eventSource)\./, ''],
    [
      /^((?:logRouter|sidecars(?:\.[^.]+|\[.+?\]))\.)?(secrets(?:\.[^.]+|\[.+\]))\.(kind|arn|byName|jsonKey)$/,
      '$1$2',
    ],
    // They follow from the variables.
    [/^(?:sidecars(?:\.[^.[]+|\[.+?\])\.)?links\b.*$/, ''],
    [/^execLogs$/, 'exec.logs'],
    [/^scaling\.goal\.kind$/, ''],
    [/^scaling\.goal\.(target|processingTime|concurrency)$/, 'scaling.latency.$1'],
    [/^scaling\.goal\.perTask$/, 'scaling.backlogPerTask'],
    [/^scaling\.idleMinutes$/, 'scaling.idleAfter'],
    [/^code\.kind$/, ''],
    [/^code\.(bucket|key|version)$/, 'code.s3.$1'],
    [/^code\.file$/, 'code.zip'],
    [/^code\.uri$/, 'code.image'],
    [/^code\.source$/, 'code.inline'],
    [/^inNetwork$/, 'network'],
    [/^image\.command\b/, 'imageCommand'],
    [/^image\.entryPoint\b/, 'imageEntryPoint'],
    [/^image\.workingDirectory\b/, 'imageWorkingDirectory'],
    [/^stateMachine\.owned$/, ''],
    [/^stateMachine\.arn$/, 'stateMachine'],
    [/^stateMachine\.definition\b/, 'definition'],
    ...ENCRYPTION,
  ],
  topology: [
    [/^(monitoring|budget|delivery\.codepipeline)\.notify\.kind$/, ''],
    [/^(monitoring|budget|delivery\.codepipeline)\.notify\.(topic|arn|address)$/, '$1.notify'],
    [/^delivery\.codepipeline\.connection\.kind$/, ''],
    [/^delivery\.codepipeline\.connection\.arn$/, 'delivery.codepipeline.connection'],
    [/^network\.hasEndpoints$/, 'network.endpoints'],
    [/^network\.(vpc|subnets)\.kind$/, ''],
    [/^network\.vpc\.(cidr|zones)\b/, 'network.vpc.create.$1'],
    [/^network\.vpc\.id$/, 'network.vpc'],
    [/^network\.subnets\.ids$/, 'network.subnets'],
    [/^cluster\.owned$/, ''],
    ...ENCRYPTION,
  ],
};

/** The same values by the keys of the file. One that the model has in several fields is all of them. */
export function byKey(leaves: Leaves, section: Part): Leaves {
  const fields = new Map<string, { readonly field: string; readonly value: string }[]>();
  for (const [path, value] of leaves) {
    const field = path.replace(/^\./, '');
    const key = RENAMES[section].reduce((name, [pattern, other]) => name.replace(pattern, other), field);
    if (key === '') continue;
    fields.set(key, [...(fields.get(key) ?? []), { field: field.split('.').pop()!, value }]);
  }
  return new Map(
    Array.from(fields, ([key, all]) => {
      const parts = all.map(({ field, value }) => `${JSON.stringify(field)}:${value}`);
      return [key, all.length === 1 ? all[0]!.value : `{${parts.join()}}`];
    }),
  );
}
