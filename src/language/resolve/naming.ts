import { baseOfWord, isKnownWord, wordsOfPattern, type NamingSort } from '#base/aws/names';
import type { Path } from '#base/diagnostics/path';
import { list, quoted } from '#base/util/text';
import { runsInCluster } from '#model/kinds/consumers/index';
import { fail, namingOf, type Scope } from './scope';

const WORDS = ['name', 'environment', 'region', 'id'];

/** What else a pattern may say, by its sort. */
const MORE: Readonly<Partial<Record<NamingSort | 'default', readonly string[]>>> = {
  deadLetters: ['queue'],
  role: ['role'],
};

function checkPattern(scope: Scope, sort: NamingSort | 'default', pattern: string, path: Path): void {
  const words = wordsOfPattern(pattern);
  const known = [...WORDS, ...(MORE[sort] ?? [])];
  for (const word of words.filter((one) => !isKnownWord(one, known))) {
    fail(scope, {
      rule: 'invalid-name',
      message: `\`{${word}}\` has no meaning in a name`,
      path,
      help: `use ${list(quoted(known.map((one) => `{${one}}`)))}`,
    });
  }
  const bases = words.map(baseOfWord);
  const telling = sort === 'deadLetters' ? ['id', 'queue'] : ['id'];
  // There is one cluster.
  if (sort === 'cluster' || telling.some((one) => bases.includes(one))) return;
  const message = `without \`{${telling.at(-1)!}}\` every element would have the same name`;
  fail(scope, { rule: 'invalid-name', message, path });
}

/** Two roles of one service must not have one name. */
function checkRoles(scope: Scope, path: Path): void {
  const { role } = namingOf(scope);
  const consumers = Object.values(scope.file.consumers ?? {});
  if (role === undefined || wordsOfPattern(role).map(baseOfWord).includes('role')) return;
  if (!consumers.some(({ type }) => runsInCluster(type))) return;
  const message = 'without `{role}` both roles of a service would have the same name';
  fail(scope, { rule: 'invalid-name', message, path });
}

/** Patterns that say what is known, and tell elements apart. */
export function checkNaming(scope: Scope): void {
  const { naming } = scope.file;
  if (typeof naming === 'string') return checkPattern(scope, 'default', naming, ['naming']);
  for (const [sort, pattern] of Object.entries(naming)) {
    if (pattern !== undefined) checkPattern(scope, sort as NamingSort, pattern, ['naming', sort]);
  }
  checkRoles(scope, ['naming', 'role']);
}
