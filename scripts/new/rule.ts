import { camelCase } from './names';
import type { Scaffold } from './scaffold';

function ruleSource(id: string): string {
  return `import type { Rule } from '../rule';

export const ${camelCase(id)}: Rule = {
  id: '${id}',
  severity: 'warning',
  summary: 'TODO: what is wrong, in one line',
  why: 'TODO: which message is lost, late or seen by the wrong reader, and the page of AWS that says so: https://',
  bad: \`
queues: { billing: {} }
\`,
  good: \`
queues: { billing: {} }
\`,
  check(topology, found) {
    for (const { name, path } of topology.queues.values()) {
      found({ message: \`TODO: what is wrong with \\\`\${name}\\\`, with the numbers\`, path, help: 'TODO: what to do' });
    }
  },
};
`;
}

/** A rule is one file; the list of rules is generated, and its examples are its test. */
export function newRule(id: string): Scaffold {
  return {
    files: { [`src/validate/rules/${id}.ts`]: ruleSource(id) },
    next: [
      `write src/validate/rules/${id}.ts: the bad example must have this finding and no other, the good one none`,
      'npm run generate',
      'if the rule compares numbers, add its boundary to test/unit/validate/rules/boundaries',
      'npx jest test/unit/validate/rules',
    ],
  };
}
