import type { Path } from '../diagnostics/path';

/** The steps of a JSON Pointer: https://www.rfc-editor.org/rfc/rfc6901 */
export function pathOf(pointer: string): Path {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => {
    const name = step.replace(/~1/g, '/').replace(/~0/g, '~');
    return /^\d+$/.test(name) ? Number(name) : name;
  });
}
