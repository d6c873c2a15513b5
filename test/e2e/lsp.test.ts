import { spawn } from 'node:child_process';
import { ExitNotification, ShutdownRequest } from 'vscode-languageserver/node';
import { editorOn } from '#test/support/editor';
import { BIN } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';

test('an editor starts the server, asks it, and ends it', async () => {
  const folder = folderWith({});
  const server = spawn(process.execPath, [BIN, 'lsp', '--stdio'], { cwd: folder });
  const ended = new Promise((done) => server.once('exit', done));
  try {
    const { client, capabilities, findings, labels } = await editorOn(folder, server.stdout, server.stdin);
    expect(capabilities).toMatchObject({ hoverProvider: true, renameProvider: { prepareProvider: true } });
    const text =
      'version: 1\nname: shop\nregion: eu-west-1\ntopics: { orders: {} }\nqueues: { billing: {} }\n';
    const wrong = `${text}subscriptions: [{ topic: order, queue: billing }]\n`;
    expect((await findings(wrong)).map(({ code }) => code)).toContain('unknown-reference');
    expect(await labels(`${text}subscriptions: [{ topic: | }]\n`)).toEqual(['orders']);
    await client.sendRequest(ShutdownRequest.type);
    await client.sendNotification(ExitNotification.type);
    expect(await ended).toBe(0);
  } finally {
    server.kill();
    removeFolder(folder);
  }
});
