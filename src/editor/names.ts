import { EXPLANATIONS } from '#validate/explanations';
import { occurrencesIn } from './occurrences';
import type { Section } from './references';

export interface Named {
  readonly name: string;
  readonly detail: string | undefined;
}

/** One file of a topology, as it is in the editor or else on the disk. */
export interface TextFile {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
}

const RULES: readonly Named[] = EXPLANATIONS.map(({ id, summary }) => ({ name: id, detail: summary }));

/** What is declared in a section, in any of the files; the rules are those of msgtopo. */
export function namesIn(files: readonly TextFile[]): (section: Section) => readonly Named[] {
  const all = files.flatMap(({ text }) => occurrencesIn(text)).filter(({ role }) => role === 'declaration');
  return (section) => {
    if (section === 'rules') return RULES;
    const names = all.filter((one) => one.section === section).map(({ name }) => name);
    return [...new Set(names)].map((name) => ({ name, detail: undefined }));
  };
}
