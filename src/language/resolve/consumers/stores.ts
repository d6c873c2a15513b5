import { child, type Path } from '#base/diagnostics/path';
import { byCodeUnit, list, quoted } from '#base/util/text';
import type { StoreAccess } from '#model/consumer';
import { storeFacts } from '#model/kinds/stores/index';
import type { Store } from '#model/store';
import type { LambdaFile } from '../../schema/consumer/lambda';
import { dangling, fail, type Scope } from '../scope';
import type { Surroundings } from './common';

type Written = LambdaFile['stores'];
type Use = NonNullable<Written>[string];

/** DynamoDB writes to indexes by itself: only queries and scans name them. */
const USES_INDEXES = ['read', 'read-write', 'scan'];

/** What is asked of a store that stores of its kind do not have. */
function checkUse(scope: Scope, store: Store, { levels, indexes }: Asked, path: Path): void {
  const { word: what, levels: own, hasIndexes } = storeFacts(store);
  for (const level of ['list', 'delete', 'scan'] as const) {
    if (!levels.includes(level) || own.includes(level)) continue;
    const message = `a ${what} has no level \`${level}\``;
    const help = `a ${what} has \`read\`, \`write\`, \`read-write\`, ${list(quoted(own))}`;
    fail(scope, { rule: 'wrong-value', message, path, help });
  }
  if (indexes.length === 0) return;
  const failure = { rule: 'wrong-value', path: child(path, 'indexes'), on: 'key' } as const;
  if (!hasIndexes || store.owned) {
    const message = `\`${store.name}\` has no indexes: only a table that exists already can have them`;
    fail(scope, { ...failure, message, help: 'remove `indexes`' });
  } else if (!levels.some((level) => USES_INDEXES.includes(level))) {
    const message = `nothing that is granted on \`${store.name}\` uses an index`;
    fail(scope, {
      ...failure,
      message,
      help: `add ${list(quoted(USES_INDEXES), 'or')} to \`access\`, or remove \`indexes\``,
    });
  }
}

interface Asked {
  readonly levels: readonly string[];
  readonly indexes: readonly string[];
}

function askedOf(use: Use): Asked {
  const { access, indexes = [] } = typeof use === 'string' || Array.isArray(use) ? { access: use } : use;
  return { levels: [access].flat(), indexes };
}

function accessOf(scope: Scope, store: Store, use: Use, path: Path): StoreAccess {
  const asked = askedOf(use);
  checkUse(scope, store, asked, path);
  const has = (...levels: readonly string[]) => levels.some((level) => asked.levels.includes(level));
  return {
    store,
    reads: has('read', 'read-write'),
    writes: has('write', 'read-write'),
    lists: has('list'),
    deletes: has('delete'),
    scans: has('scan'),
    indexes: [...new Set(asked.indexes)].sort(byCodeUnit),
  };
}

export function storesOf(
  scope: Scope,
  path: Path,
  written: Written,
  { stores }: Surroundings,
): StoreAccess[] {
  const entries = Object.entries(written ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  return entries.flatMap(([name, use]) => {
    const store = stores.get(name);
    const at = child(path, 'stores', name);
    if (!store) dangling(scope, 'store', name, at, stores.keys());
    return store ? [accessOf(scope, store, use, at)] : [];
  });
}
