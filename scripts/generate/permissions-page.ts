import { DEPLOY_REASONS } from './deploy-reasons';
import { RESOURCE_TYPES } from '#policies/deploying/resource-types';
import { STATEMENT_REASONS, type StatementPlace } from './statement-reasons';
import { code, page, table } from '#base/util/markdown';
import { byCodeUnit } from '#base/util/text';
import { GENERATED } from './generated';

const PLACES: Readonly<Record<StatementPlace, string>> = {
  topic: 'topic policy',
  queue: 'queue policy',
  key: 'key policy',
  bucket: 'bucket policy',
  trust: 'trust policy',
  role: 'role',
  endpoint: 'endpoint policy',
  tracing: 'X-Ray policy',
};

const NEEDS = Object.values(RESOURCE_TYPES).flatMap(({ needs }) => needs);

function actionsOf(sid: string, access: 'read' | 'write'): string {
  const actions = NEEDS.filter((need) => need.sid === sid).flatMap((need) => need[access]);
  return [...new Set(actions)].sort(byCodeUnit).map(code).join(' ');
}

/** Why a policy has each of its statements. */
export function permissionsPage(): string {
  return page([
    '# Permissions',
    GENERATED,
    'Every statement of every policy that msgtopo writes or prints, by its `Sid`, with the reason for it. ' +
      '`msgtopo permissions` prints the policies of your topology, with the ARNs; a topology has only the statements ' +
      'that it needs. How to use them: [Delivering](../guide/delivering.md).',
    '## Roles that plan and deploy',
    '`msgtopo permissions --for plan` and `--for deploy`. The deploy role may do what the plan role may, and more.',
    table(
      ['Statement', 'Why, and what limits it', 'Plan', 'Deploy, also'],
      Object.entries(DEPLOY_REASONS).map(([sid, why]) => [
        code(sid),
        why,
        actionsOf(sid, 'read'),
        actionsOf(sid, 'write'),
      ]),
    ),
    '## Elements, and what delivers them',
    '`msgtopo permissions --for run`. `*` stands for the name of an element or a number.',
    table(
      ['Statement', 'In', 'Why'],
      STATEMENT_REASONS.map(({ sid, at, why }) => [
        code(sid),
        at.map((place) => PLACES[place]).join(', '),
        why,
      ]),
    ),
  ]);
}
