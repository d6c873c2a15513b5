import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { succeed } from '#test/support/run';
import { emulatedEnv } from '#test/support/terraform';

interface StateServer {
  readonly server: Server;
  readonly address: string;
  readonly states: Map<string, string>;
  /** From now on, nobody may write, as with credentials that have expired. */
  readonly refuse: (refused: boolean) => void;
}

/** Keeps states by address, as GitLab does, with a lock for each. */
function startStateServer(): Promise<StateServer> {
  let isRefused = false;
  const states = new Map<string, string>();
  const locks = new Map<string, string>();
  const answer = async (request: IncomingMessage): Promise<[status: number, body: string]> => {
    const { method = '', url = '' } = request;
    const path = new URL(url, 'http://127.0.0.1').pathname;
    const body = await text(request);
    if (method === 'LOCK') {
      const held = locks.get(path);
      if (held !== undefined) return [423, held];
      locks.set(path, body);
      return [200, ''];
    }
    if (method === 'UNLOCK') locks.delete(path);
    if (method === 'POST' && isRefused) return [403, ''];
    if (method === 'POST') states.set(path, body);
    if (method === 'GET') return states.has(path) ? [200, states.get(path)!] : [404, ''];
    return [200, ''];
  };
  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => response.writeHead(status).end(body));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const refuse = (refused: boolean) => void (isRefused = refused);
      resolve({ server, address: `http://127.0.0.1:${port}`, states, refuse });
    });
  });
}

function topology(backend: string): string {
  return `
version: 1
name: shop
region: eu-west-1
environments: { dev: { backend: ${backend} } }
topics: { orders: {}, refunds: { stack: payments } }
`;
}

describeWith(['terraform', 'emulator'], 'states that are kept elsewhere', () => {
  let emulator: Emulator;

  // Another account for each: a topic of the same name that is there already stops a first deploy.
  beforeEach(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => emulator.stop());

  test('S3: a state for each stack, and a lock that somebody holds', async () => {
    const bucket = `${emulator.endpoint}/states`;
    await fetch(bucket, { method: 'PUT' });
    const cwd = folderWith({ 'topology.yaml': topology('{ type: s3, bucket: states, region: eu-west-1 }') });
    const env = emulatedEnv(emulator);
    expect((await msgtopo(['deploy', '--auto-approve', '-q'], { cwd, env })).stderr).toBe('');
    const listing = await (await fetch(`${bucket}?list-type=2`)).text();
    expect(Array.from(listing.matchAll(/<Key>([^<]*)<\/Key>/g), ([, key]) => key)).toEqual([
      'shop-dev-payments.tfstate',
      'shop-dev.tfstate',
    ]);
    expect((await msgtopo(['plan', '--exit-code'], { cwd, env })).status).toBe(0);
    const lock = {
      ID: 'a1',
      Operation: 'OperationTypeApply',
      Who: 'ann@desk',
      Created: '2026-01-01T00:00:00Z',
    };
    const body = JSON.stringify({ ...lock, Info: '', Version: '1.11.4', Path: 'states/shop-dev.tfstate' });
    await fetch(`${bucket}/shop-dev.tfstate.tflock`, { method: 'PUT', body });
    const held = await msgtopo(['plan'], { cwd, env });
    expect(held.stderr).toContain('error[lock-held]: the state is locked by ann@desk since 2026-01-01');
    expect(held.status).toBe(2);
    removeFolder(cwd);
  });

  test('HTTP: a state and a lock at each address', async () => {
    const { server, address, states } = await startStateServer();
    const at = `${address}/{stack}`;
    const methods = 'lockMethod: LOCK, unlockMethod: UNLOCK';
    const backend = `{ type: http, address: "${at}", lockAddress: "${at}", unlockAddress: "${at}", ${methods} }`;
    const cwd = folderWith({ 'topology.yaml': topology(backend) });
    const env = emulatedEnv(emulator);
    expect((await msgtopo(['deploy', '--auto-approve', '-q'], { cwd, env })).stderr).toBe('');
    expect([...states.keys()].sort()).toEqual(['/shop-dev', '/shop-dev-payments']);
    expect((await msgtopo(['plan', '--exit-code'], { cwd, env })).status).toBe(0);
    await fetch(`${address}/shop-dev`, {
      method: 'LOCK',
      body: JSON.stringify({ ID: 'a1', Who: 'ann@desk', Created: '2026-01-01T00:00:00Z' }),
    });
    const held = await msgtopo(['plan'], { cwd, env });
    expect(held.stderr).toContain('error[lock-held]');
    expect(held.status).toBe(2);
    server.close();
    removeFolder(cwd);
  });

  test('a backend that refuses the state: nothing is forgotten, and what the finding says saves it', async () => {
    const { server, address, refuse } = await startStateServer();
    const cwd = folderWith({ 'topology.yaml': topology(`{ type: http, address: "${address}/{stack}" }`) });
    const env = emulatedEnv(emulator);
    refuse(true);
    const deployed = await msgtopo(['deploy', '--auto-approve', '--stack', 'shop-dev'], { cwd, env });
    expect(deployed.stderr).toContain('error[unsaved-state]');
    expect(deployed.status).toBe(2);
    refuse(false);
    const planned = await msgtopo(['plan'], { cwd, env });
    const [, command = '', file = ''] =
      /`terraform (-chdir=\S+ state push (\S+))`/.exec(planned.stderr) ?? [];
    expect(file).toBe(join(cwd, 'terraform.shop-dev.errored.tfstate'));
    expect(planned.status).toBe(2);
    await succeed('terraform', command.split(' '), { cwd, env });
    rmSync(file);
    const { status, stdout } = await msgtopo(['plan', '--exit-code', '--stack', 'shop-dev'], { cwd, env });
    expect(stdout).not.toContain('create');
    expect(status).toBe(0);
    server.close();
    removeFolder(cwd);
  });
});
