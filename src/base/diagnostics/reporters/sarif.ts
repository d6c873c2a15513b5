import { createHash } from 'node:crypto';
import { byCodeUnit } from '../../util/text';
import { version } from '../../util/version';
import type { AcceptedDiagnostic, LocatedDiagnostic, Place } from '../diagnostic';
import { formatPath } from '../path';
import type { Report } from './report';
import { jsonText } from '../../util/json';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

type Entry = LocatedDiagnostic | AcceptedDiagnostic;

function location({ file, start, end }: Place) {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file.replace(/\\/g, '/')) },
      region: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
      },
    },
  };
}

/** The same finding on the next run, even if lines were added above it. */
function fingerprint({ rule, message, path }: Entry): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, formatPath(path), message]))
    .digest('hex');
}

function suppressions(entry: Entry) {
  if (!('acceptance' in entry)) return {};
  const { reason, until } = entry.acceptance;
  return {
    suppressions: [{ kind: 'external', status: 'accepted', justification: `${reason} (until ${until})` }],
  };
}

function result(entry: Entry, ruleIds: readonly string[]) {
  const { rule, severity, message, help, path, place, related } = entry;
  const name = formatPath(path);
  return {
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level: severity,
    message: { text: help === undefined ? message : `${message}\n${help}` },
    locations: [
      {
        ...(place ? location(place) : {}),
        ...(name === '' ? {} : { logicalLocations: [{ fullyQualifiedName: name }] }),
      },
    ],
    relatedLocations: related.flatMap((note) =>
      note.place ? [{ ...location(note.place), message: { text: note.message } }] : [],
    ),
    partialFingerprints: { 'msgtopo/v1': fingerprint(entry) },
    ...suppressions(entry),
  };
}

function ruleOf(id: string, explain: Report['explain']) {
  const text = explain?.(id);
  if (!text) return { id };
  return {
    id,
    shortDescription: { text: text.summary },
    fullDescription: { text: text.why },
    help: { text: `${text.why}\n\nmsgtopo explain ${id}` },
  };
}

/** SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function reportSarif({ diagnostics, accepted = [], explain }: Report): string {
  const entries: readonly Entry[] = [...diagnostics, ...accepted];
  const ruleIds = [...new Set(entries.map(({ rule }) => rule))].sort(byCodeUnit);
  const driver = {
    name: 'msgtopo',
    version: version(),
    rules: ruleIds.map((id) => ruleOf(id, explain)),
  };
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        results: entries.map((entry) => result(entry, ruleIds)),
      },
    ],
  };
  return jsonText(log);
}
