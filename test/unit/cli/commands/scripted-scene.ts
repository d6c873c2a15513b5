import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Host } from '#cli/run';
import { contextWith } from '#test/support/context';
import { folderWith } from '#test/support/project';
import { events, scriptedTerraform, type Script } from '#test/support/scripted-terraform';

const RESOURCE = { addr: 'aws_sns_topic.orders' };
export const CREATION: Script = {
  plan: { stdout: events({ type: 'planned_change', change: { resource: RESOURCE, action: 'create' } }) },
  show: {
    stdout: JSON.stringify({
      format_version: '1.2',
      resource_changes: [
        {
          address: RESOURCE.addr,
          mode: 'managed',
          type: 'aws_sns_topic',
          name: 'orders',
          change: { actions: ['create'], before: null, after: {} },
        },
      ],
    }),
  },
  apply: {},
};

/** A folder with a topology and an OpenTofu, which is found by its name. */
export function scene(yaml: string, script = CREATION) {
  const folder = folderWith({ 'topology.yaml': yaml, 'calls.txt': '' });
  const { program, calls } = scriptedTerraform(folder, script);
  mkdirSync(join(folder, 'bin'));
  renameSync(program, join(folder, 'bin/tofu'));
  const msgtopo = async (...args: string[]) => {
    let [out, talk] = ['', ''];
    writeFileSync(calls, '');
    const context = contextWith({
      cwd: folder,
      env: { PATH: join(folder, 'bin') },
      live: { say: (text) => (talk += `${text}\n`), show: () => undefined },
    });
    const host: Host = {
      context,
      writeOut: (text) => (out += text),
      writeError: (text) => (talk += text),
    };
    const status = await run(args, host);
    return { status, out, talk, calls: readFileSync(calls, 'utf8').trim().split('\n') };
  };
  return { folder, msgtopo };
}
