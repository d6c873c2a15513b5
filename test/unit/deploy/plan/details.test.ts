import type { Change } from '#deploy/plan/changes';
import { detailsOf } from '#deploy/plan/details';

const change = (before: object, after: object): Change =>
  ({ action: 'update', before, after, unknown: new Set(), sensitive: new Set() }) as unknown as Change;

test.each(['tags_all', 'id', 'arn', 'url'])('`%s` follows from other settings, so it is not told', (name) => {
  expect(detailsOf(change({ [name]: 'a' }, { [name]: 'b' }))).toEqual([]);
});

test('what somebody set is told', () => {
  expect(detailsOf(change({ endpoint: 'a' }, { endpoint: 'b' }))).toMatchObject([
    { before: 'a', after: 'b' },
  ]);
});
