import { parseArn } from '#base/aws/arns';
import { TOPIC } from '#base/aws/limits';
import type { ExternalConsumer } from '#model/external-consumer';
import type { ExternalFile } from '../../schema/consumer/external';
import { fail, type Scope } from '../scope';
import { resolveCommon, type Resolver, type Surroundings } from './common';

/** Nothing is made for it, so its name in AWS is nobody's business: no limit is shorter than that of names in a file. */
const NAMING = { sort: undefined, service: 'external programs', longest: TOPIC.name, inNetwork: false };

function resolveExternalConsumer(
  scope: Scope,
  name: string,
  written: ExternalFile,
  surroundings: Surroundings,
): ExternalConsumer {
  const base = resolveCommon(scope, name, written, surroundings, NAMING);
  const { path } = base;
  const { role, note } = written;
  if (role === undefined && note === undefined) {
    const message = `\`${name}\` needs \`role\` or \`note\``;
    const help = 'name its `role`, or say in `note` what it is and where it runs';
    fail(scope, { rule: 'missing-key', message, path, on: 'key', help });
  }
  const edges = [written.queue, written.queues, written.publishes, written.sends];
  if (edges.every((one) => one === undefined)) {
    const message = `\`${name}\` needs \`queue\`, \`queues\`, \`publishes\` or \`sends\``;
    fail(scope, { rule: 'missing-key', message, path, on: 'key' });
  }
  return {
    ...base,
    kind: 'external',
    // Nothing is made for it that could stand in a stack.
    stack: undefined,
    tags: {},
    role: role === undefined ? undefined : parseArn(role),
    note,
  };
}

export const external: Resolver<ExternalFile, ExternalConsumer> = {
  isCalled: false,
  resolve: resolveExternalConsumer,
};
