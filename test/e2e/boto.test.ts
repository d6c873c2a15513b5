import { join } from 'node:path';
import { startDev, type Dev } from '#test/support/dev';
import { ROOT } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { describeWith, PYTHON } from '#test/support/requirements';
import { succeed } from '#test/support/run';

const VECTORS = join(ROOT, 'test/support/boto/vectors.py');
const RECORDED = join(ROOT, 'test/unit/messages/filter-policy/recorded');

/** The unit tests ask the same with the SDK for JavaScript. */
describeWith(['emulator'], 'boto3', () => {
  const folder = folderWith({
    'topology.yaml': 'version: 1\nname: shop\nregion: eu-west-1\nqueues: { billing: {} }\n',
  });
  let dev: Dev;

  beforeAll(async () => {
    dev = await startDev(folder);
  });

  afterAll(async () => {
    await dev.stop();
    removeFolder(folder);
  });

  test('gets from `msgtopo dev` what AWS was recorded to do with filter policies', async () => {
    const files = ['matches.json', 'refusals.json'].map((name) => join(RECORDED, name));
    const answer = await succeed(PYTHON, [VECTORS, dev.endpoint, ...files], { cwd: folder, env: dev.env });
    expect(JSON.parse(answer)).toEqual({ wrong: [], taken: [] });
  });
});
