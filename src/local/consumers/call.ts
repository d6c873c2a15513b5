import { spawn, type ChildProcess } from 'node:child_process';
import { parsedJson } from '#base/util/json';
import { signalGroup, sayLines, startShell, type Say } from './program';
import type { Environment } from './environment';

/** How a function is called here. */
export interface Callee {
  /** A handler as AWS writes it, `dist/index.handler`, or a command that reads the event and prints the answer. */
  readonly target: string;
  readonly cwd: string;
  readonly env: Environment;
  /** Seconds. */
  readonly timeout: number;
  readonly say: Say;
}

/** What came of a call; a call that failed has no answer. */
export interface Answered {
  readonly succeeded: boolean;
  readonly answer: unknown;
}

const HANDLER = /^([\w./@-]+)\.(\w+)$/;

/** Loads the module of a handler, calls it with the event from standard input, and writes its answer to a pipe of its own. */
const BOOTSTRAP = `
const { readFileSync, writeSync } = require('node:fs');
const { resolve } = require('node:path');
const { pathToFileURL } = require('node:url');
const [file, name] = process.argv.slice(1);
const load = async () => {
  for (const end of ['', '.js', '.mjs', '.cjs']) {
    try { return await import(pathToFileURL(resolve(file + end)).href); }
    catch (failure) { if (failure.code !== 'ERR_MODULE_NOT_FOUND' && failure.code !== 'ERR_UNSUPPORTED_DIR_IMPORT') throw failure; }
  }
  throw new Error('there is no module ' + file);
};
load()
  .then((module) => (module[name] ?? module.default[name])(JSON.parse(readFileSync(0, 'utf8')), {
    awsRequestId: crypto.randomUUID(),
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    getRemainingTimeInMillis: () => 1000 * Number(process.env.MSGTOPO_TIMEOUT),
  }))
  .then((answer) => { writeSync(3, JSON.stringify(answer ?? null)); process.exit(0); })
  .catch((failure) => { console.error(failure); process.exit(1); });
`;

function startHandler([file, name]: readonly [string, string], { cwd, env }: Callee): ChildProcess {
  return spawn(process.execPath, ['-e', BOOTSTRAP, file, name], {
    cwd,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
}

function handlerIn(target: string): readonly [string, string] | undefined {
  const [, file, name] = HANDLER.exec(target) ?? [];
  return file === undefined || name === undefined ? undefined : [file, name];
}

/** The last line that a command prints, if that is JSON. */
function lastLine(text: string): unknown {
  return parsedJson(text.trimEnd().split('\n').at(-1) ?? '');
}

/** Calls a function once, in a process of its own. */
export function call(callee: Callee, event: unknown): Promise<Answered> {
  const handler = handlerIn(callee.target);
  const child = handler ? startHandler(handler, callee) : startShell(callee.target, callee.cwd, callee.env);
  const pipe = handler ? child.stdio[3] : child.stdout;
  let text = '';
  pipe?.on('data', (data: Buffer) => (text += data.toString()));
  sayLines(child, callee.say);
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      callee.say(`took longer than its timeout of ${callee.timeout}s`);
      signalGroup(child, 'SIGKILL');
    }, callee.timeout * 1000);
    child.on('error', (failure) => callee.say(failure.message));
    child.on('close', (status) => {
      clearTimeout(timer);
      const answer = handler ? parsedJson(text) : lastLine(text);
      resolve({ succeeded: status === 0, answer });
    });
    child.stdin?.on('error', () => undefined).end(JSON.stringify(event));
  });
}
