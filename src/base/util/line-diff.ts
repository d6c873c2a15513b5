const CONTEXT = 3;

/** The unified diff of two texts with the same number of lines; empty if they are the same. */
export function lineDiff(file: string, before: string, after: string): string {
  const old = before.split(/\r?\n/);
  const fresh = after.split(/\r?\n/);
  const changed = [...old.keys()].filter((index) => old[index] !== fresh[index]);
  if (changed.length === 0) return '';
  const last = old.at(-1) === '' ? old.length - 1 : old.length;
  const hunks: { start: number; end: number }[] = [];
  for (const index of changed) {
    const start = Math.max(0, index - CONTEXT);
    const end = Math.min(last, index + CONTEXT + 1);
    const open = hunks.at(-1);
    if (open && start <= open.end) open.end = end;
    else hunks.push({ start, end });
  }
  const lines = hunks.flatMap(({ start, end }) => {
    const range = `${start + 1},${end - start}`;
    return [`@@ -${range} +${range} @@`, ...hunk(start, end)];
  });
  return [`--- ${file}`, `+++ ${file}`, ...lines, ''].join('\n');

  function hunk(start: number, end: number): string[] {
    const told: string[] = [];
    for (let index = start; index < end;) {
      if (old[index] === fresh[index]) {
        told.push(` ${old[index++]}`);
        continue;
      }
      const from = index;
      while (index < end && old[index] !== fresh[index]) index++;
      told.push(...old.slice(from, index).map((line) => `-${line}`));
      told.push(...fresh.slice(from, index).map((line) => `+${line}`));
    }
    return told;
  }
}
