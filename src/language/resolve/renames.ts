import { child, type Path } from '#base/diagnostics/path';
import { fail, type Scope } from './scope';

interface Renamed {
  readonly name: string;
  readonly path: Path;
  readonly renamedFrom: string | undefined;
}

/** A name that is given up can be taken over by one element, and not while another still has it. */
export function checkRenames(
  scope: Scope,
  sort: string,
  elements: readonly Renamed[],
  present: ReadonlyMap<string, { readonly path: Path }>,
): void {
  const taken = new Map<string, Path>();
  for (const { path, renamedFrom } of elements) {
    if (renamedFrom === undefined) continue;
    const at = child(path, 'renamedFrom');
    const still = present.get(renamedFrom);
    const other = taken.get(renamedFrom);
    taken.set(renamedFrom, at);
    if (still) {
      const message = `there is still a ${sort} \`${renamedFrom}\``;
      const help = 'remove `renamedFrom`, or the other element';
      const related = [{ path: still.path, message: 'it is defined' }];
      fail(scope, { rule: 'invalid-rename', message, path: at, help, related });
    } else if (other) {
      const message = `two elements are renamed from ${sort} \`${renamedFrom}\``;
      const related = [{ path: other, message: 'the other says so' }];
      fail(scope, {
        rule: 'invalid-rename',
        message,
        path: at,
        help: 'only one of them can have had that name',
        related,
      });
    }
  }
}
