import { EXPLANATIONS } from '#validate/explanations';

/** The type of all names of findings, so that the compiler checks whoever names one. */
export function ruleIdType(): string {
  return [
    '// Generated from everything that `msgtopo explain` explains by `npm run generate`; changes here are lost.',
    '',
    '/** What can stand in brackets behind `error` or `warning`: the name of a rule or of another finding. */',
    'export type RuleId =',
    ...EXPLANATIONS.map(({ id }, index) => `  | '${id}'${index === EXPLANATIONS.length - 1 ? ';' : ''}`),
    '',
  ].join('\n');
}
