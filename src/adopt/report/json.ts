import { jsonText, versioned } from '#base/util/json';
import type { AdoptionReport } from './report';

/** The same for programs. */
export function adoptionJson({ draft, release }: AdoptionReport): string {
  const { adopted, kept, differences, untold, programs, lacking } = draft;
  return jsonText(
    versioned({
      imports: Array.from(adopted, ([address, { id }]) => ({ address, id })),
      kept: kept.map(({ label, argument, value }) => ({ element: label, argument, value })),
      differences: differences.map(({ label, setting, live, written, isAccess }) => ({
        element: label,
        setting,
        live,
        written,
        isAccess,
      })),
      programs: programs.map(({ name, live: { kind, name: physicalName, guessed, disabled, besides } }) => ({
        element: name,
        kind,
        name: physicalName,
        guessed,
        disabled,
        besides,
      })),
      ...(lacking === undefined ? {} : { lacking }),
      untold,
      release: release?.commands ?? [],
    }),
  );
}
