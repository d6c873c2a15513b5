import { ROLE } from '#base/aws/limits';
import { child, type Path } from '#base/diagnostics/path';
import type { CodePipelineFile } from '../schema/delivery';
import { list, quoted } from '#base/util/text';
import {
  DELIVERY_TASKS,
  jobRoleName,
  type Connection,
  type Pipeline,
  type Place,
  type Target,
} from '#model/pipeline';
import type { Topic } from '#model/topology';
import type { Notify } from '#model/oversight';
import { notifyOf } from './monitoring';
import { dangling, fail, resolveNames, type Scope } from './scope';

const PATH: Path = ['delivery', 'codepipeline'];

/** Every environment of the file by its name. */
function placesOf({ environments, accounts }: Scope): Map<string, Place> {
  return new Map(
    environments.map((environment) => [environment, { environment, account: accounts.get(environment) }]),
  );
}

function homeOf(scope: Scope, { environment }: CodePipelineFile): Place | undefined {
  const places = placesOf(scope);
  const [only] = places.size === 1 ? places.values() : [];
  if (environment === undefined) {
    return (
      only ??
      fail(scope, {
        rule: 'missing-key',
        message: 'the file has several environments, and the pipeline belongs to one of them',
        path: PATH,
        on: 'key',
        help: `set \`environment\` to ${list(quoted([...places.keys()]), 'or')}`,
      })
    );
  }
  const path = child(PATH, 'environment');
  return places.get(environment) ?? dangling(scope, 'environment', environment, path, places.keys());
}

/** What is deployed, each with whether somebody has to agree. */
function targetsOf(scope: Scope, { environments, approve = [] }: CodePipelineFile): Target[] {
  const places = placesOf(scope);
  const delivered = environments
    ? resolveNames(scope, 'environment', environments, child(PATH, 'environments'), places)
    : [...places.values()];
  for (const [index, environment] of approve.entries()) {
    const path = child(child(PATH, 'approve'), index);
    if (!places.has(environment)) dangling(scope, 'environment', environment, path, places.keys());
    else if (!delivered.some((place) => place.environment === environment)) {
      const message = `\`${environment}\` is not among the environments that the pipeline deploys`;
      fail(scope, {
        rule: 'wrong-value',
        message,
        path,
        help: 'add it to `environments`, or remove it here',
      });
    }
  }
  return delivered.map((place) => ({ ...place, approved: approve.includes(place.environment) }));
}

function connectionOf(written: CodePipelineFile['connection']): Connection {
  if (typeof written === 'string') return { kind: 'given', arn: written };
  return { kind: 'made', provider: written.provider };
}

/** The names of roles are known to other stacks, so none of them can be cut to size. */
function checkRoleNames(scope: Scope, places: readonly Place[]): void {
  for (const place of places) {
    const names = DELIVERY_TASKS.map((task) => jobRoleName(scope.file.name, place, task));
    const long = names.find((name) => name.length > ROLE.name);
    if (long === undefined) continue;
    fail(scope, {
      rule: 'invalid-name',
      message: `the role \`${long}\` has a name of ${long.length} characters, but IAM takes at most ${ROLE.name}`,
      path: PATH,
      on: 'key',
      help: 'shorten the name of the topology or of the environment',
    });
  }
}

function notifyIn(
  scope: Scope,
  written: string | undefined,
  topics: ReadonlyMap<string, Topic>,
): Notify | undefined {
  if (written === undefined) return undefined;
  return notifyOf(scope, written, child(PATH, 'notify'), { topics, service: 'CodePipeline' });
}

/** The pipeline of the file, in an environment that has to do with it. */
export function resolvePipeline(scope: Scope, topics: ReadonlyMap<string, Topic>): Pipeline | undefined {
  const written = scope.file.delivery?.codepipeline;
  if (!written) return undefined;
  const home = homeOf(scope, written);
  const targets = targetsOf(scope, written);
  const places = home ? [home, ...targets] : targets;
  checkRoleNames(scope, places);
  const notify = notifyIn(scope, written.notify, topics);
  const isConcerned = places.some(({ environment }) => environment === scope.environment);
  if (!home || !isConcerned) return undefined;
  const { repository, branch, file, build = [] } = written;
  return {
    path: PATH,
    home,
    repository,
    branch,
    connection: connectionOf(written.connection),
    file,
    build,
    targets,
    notify,
  };
}
