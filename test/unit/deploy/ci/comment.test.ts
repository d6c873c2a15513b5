import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { runInNewContext } from 'node:vm';
import { commentParts } from '#deploy/ci/delivery';
import { commentScript } from '#deploy/ci/github';
import { noteScript } from '#deploy/ci/gitlab';
import { folderWith, removeFolder } from '#test/support/project';
import { run } from '#test/support/run';

const ENVIRONMENTS = [
  { name: 'dev', region: 'eu-west-1' },
  { name: 'prod', region: 'eu-west-1' },
];
const PARTS = commentParts(ENVIRONMENTS, (job) => `${job}.md`);
const EARLIER = '<!-- msgtopo plan -->\n\nof yesterday';

describe('GitHub', () => {
  type Call = readonly [name: string, values: unknown];

  /** Runs the script as actions/github-script does, over these files and comments. */
  async function comment(
    files: Readonly<Record<string, string>>,
    comments: readonly object[],
  ): Promise<Call[]> {
    const calls: Call[] = [];
    const record = (name: string) => (values: unknown) => Promise.resolve(calls.push([name, values]));
    const client = {
      paginate: () => Promise.resolve(comments),
      rest: { issues: { updateComment: record('update'), createComment: record('create') } },
    };
    const fs = { existsSync: (file: string) => file in files, readFileSync: (file: string) => files[file] };
    const context = { repo: { owner: 'o', repo: 'r' }, issue: { number: 7 } };
    await runInNewContext(`(async () => {\n${commentScript(PARTS)}\n})()`, {
      require: () => fs,
      github: client,
      context,
    });
    return calls;
  }

  const PLANS = { 'review.md': 'what it does\n', 'plan-dev.md': 'of dev', 'plan-prod.md': 'of prod' };

  test('the first run makes a comment', async () => {
    const body = '<!-- msgtopo plan -->\n\nwhat it does\n\nof dev\n\nof prod';
    expect(await comment(PLANS, [{ id: 1, body: 'well done' }])).toEqual([
      ['create', { owner: 'o', repo: 'r', issue_number: 7, body }],
    ]);
  });

  test('later ones write it anew', async () => {
    const calls = await comment(PLANS, [
      { id: 1, body: 'well done' },
      { id: 2, body: EARLIER },
    ]);
    expect(calls).toMatchObject([['update', { comment_id: 2 }]]);
  });

  test('a part that failed is told of', async () => {
    const [call] = await comment({ 'plan-dev.md': 'of dev', 'plan-prod.md': '' }, []);
    const body =
      'There is no review: its job says why.\n\nof dev\n\nThere is no plan of prod: its job says why.';
    expect(call).toMatchObject(['create', { body: expect.stringContaining(body) as string }]);
  });
});

describe('GitLab', () => {
  const folder = folderWith({
    'comment.cjs': noteScript(PARTS),
    'review.md': 'what it does',
    'plan-dev.md': 'of dev',
    'plan-prod.md': 'of prod',
  });
  afterAll(() => removeFolder(folder));

  /** A GitLab with one hundred and one notes, so on two pages. */
  function serve(
    handle: (request: IncomingMessage, body: string) => object,
    page2: readonly object[],
  ): Server {
    return createServer((request, response) => {
      void text(request).then((body) => {
        const isSecond = request.url!.endsWith('page=2');
        if (request.method === 'GET' && !isSecond) response.setHeader('x-next-page', '2');
        const answer =
          request.method === 'GET' ? (isSecond ? page2 : [{ id: 1, body: 'x' }]) : handle(request, body);
        response.end(JSON.stringify(answer));
      });
    });
  }

  async function note(page2: readonly object[]): Promise<unknown[]> {
    const written: unknown[] = [];
    const server = serve(({ method, url, headers }, body) => {
      written.push([method, url, headers['private-token'], JSON.parse(body)]);
      return {};
    }, page2);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const env = {
      CI_API_V4_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      CI_PROJECT_ID: '5',
      CI_MERGE_REQUEST_IID: '6',
      MSGTOPO_COMMENT_TOKEN: 't',
    };
    const { status, stderr } = await run(process.execPath, ['comment.cjs'], { cwd: folder, env });
    server.close();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return written;
  }

  const body = '<!-- msgtopo plan -->\n\nwhat it does\n\nof dev\n\nof prod';

  test('the first run makes a note', async () => {
    expect(await note([])).toEqual([['POST', '/projects/5/merge_requests/6/notes', 't', { body }]]);
  });

  test('later ones write it anew, on whatever page it is', async () => {
    expect(await note([{ id: 9, body: EARLIER }])).toEqual([
      ['PUT', '/projects/5/merge_requests/6/notes/9', 't', { body }],
    ]);
  });
});
