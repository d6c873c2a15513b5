import { child } from '#base/diagnostics/path';
import { isMap } from '#base/util/json';
import { list, quoted } from '#base/util/text';
import type { Change } from '../changes';
import { blocks, INTENDED, isUpdated, text, type Found } from './danger';

/* Who decides what a pipeline deploys: whoever may push to its branch, and the people whom it asks. */

function actionsOf(stage: Change['before']): Change['before'][] {
  return blocks(stage['action']);
}

/** The repository and its branch; nothing if the plan does not tell. */
function sourceOf(values: Change['before']): string | undefined {
  const [source] = blocks(values['stage'])
    .flatMap(actionsOf)
    .filter(({ category }) => category === 'Source');
  const settings = isMap(source?.['configuration']) ? source['configuration'] : {};
  const [repository, branch] = ['FullRepositoryId', 'BranchName'].map((name) => text(settings[name]));
  return repository === '' ? undefined : `branch ${branch} of ${repository}`;
}

/** The stages that somebody has to approve, and those that nobody has to. */
function stagesOf(values: Change['before'], isAsked: boolean): string[] {
  return blocks(values['stage'])
    .filter((stage) => actionsOf(stage).some(({ category }) => category === 'Approval') === isAsked)
    .map(({ name }) => text(name));
}

export function pipelineExposure(change: Change): Found | undefined {
  const { element, before, after } = change;
  if (!isUpdated(change)) return undefined;
  const path = child(['delivery'], 'codepipeline');
  const [old, planned] = [sourceOf(before), sourceOf(after)];
  if (old !== undefined && planned !== undefined && old !== planned) {
    return {
      message: `${element.label} would deploy what is pushed to ${planned}, and no longer to ${old}`,
      safeWay: INTENDED,
      path,
    };
  }
  const free = stagesOf(after, false);
  const unasked = stagesOf(before, true).filter((name) => free.includes(name));
  if (unasked.length === 0) return undefined;
  return {
    message: `${element.label} would deploy without asking anybody in ${list(quoted(unasked))}`,
    safeWay: INTENDED,
    path: child(path, 'approve'),
  };
}
