import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { parsedJson } from '#base/util/json';
import type { Journal } from '../journal';
import type { LocalMessage } from '../message';
import type { World } from '../world';
import { catalogueRecord, hideRecord, putRecord, replay, wholeLog, type LogRecord } from './records';

const LOG = 'log.jsonl';
const OWNER = 'owner';

/** How much of a log is written at once when it is written anew. */
const CHUNK = 2 ** 20;

/** Another server keeps its state in the same folder. */
export class InUse extends Error {
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(`${folder} belongs to the running process ${pid}`);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function own(folder: string): void {
  const file = join(folder, OWNER);
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (pid > 0 && pid !== process.pid && isRunning(pid)) throw new InUse(folder, pid);
  writeFileSync(file, String(process.pid));
}

/** A line that a killed process has not finished was never acknowledged. */
function recordsIn(file: string): LogRecord[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => (parsedJson(line) as LogRecord | undefined) ?? []);
}

/** Writes what is there now to a new file, and takes it in place of the old. */
function writeAnew(file: string, world: World): void {
  const fresh = `${file}.new`;
  const target = openSync(fresh, 'w');
  let text = '';
  for (const record of wholeLog(world)) {
    text += `${JSON.stringify(record)}\n`;
    if (text.length < CHUNK) continue;
    writeSync(target, text);
    text = '';
  }
  writeSync(target, text);
  closeSync(target);
  renameSync(fresh, file);
}

/**
 * Keeps the state of a server in a folder: every change is in a log before the request that made it is answered, so
 * that a process that is killed loses nothing that it has acknowledged. A machine that loses power may.
 */
export class LogFile implements Journal {
  private waiting: string[] = [];
  private hasNewCatalogue = false;
  private readonly file: number;

  private constructor(
    private readonly folder: string,
    private readonly world: World,
  ) {
    this.file = openSync(join(folder, LOG), 'a');
  }

  /** Brings back what a folder holds, and keeps every change from now on. @throws InUse */
  static open(folder: string, world: World): LogFile {
    mkdirSync(folder, { recursive: true });
    own(folder);
    const log = join(folder, LOG);
    for (const record of recordsIn(log)) replay(world, record);
    writeAnew(log, world);
    const journal = new LogFile(folder, world);
    world.journal = journal;
    return journal;
  }

  put(queue: string, message: LocalMessage): void {
    this.write(putRecord(queue, message));
  }

  hide(queue: string, message: LocalMessage): void {
    this.write(hideRecord(queue, message));
  }

  remove(queue: string, id: string): void {
    this.write({ kind: 'remove', queue, id });
  }

  catalogue(): void {
    this.hasNewCatalogue = true;
  }

  flush(): void {
    // A queue has to be there before its messages.
    const head = this.hasNewCatalogue ? [`${JSON.stringify(catalogueRecord(this.world))}\n`] : [];
    if (head.length === 0 && this.waiting.length === 0) return;
    const text = [...head, ...this.waiting].join('');
    this.hasNewCatalogue = false;
    this.waiting = [];
    appendFileSync(this.file, text);
  }

  close(): void {
    this.flush();
    closeSync(this.file);
    rmSync(join(this.folder, OWNER), { force: true });
  }

  private write(record: LogRecord): void {
    this.waiting.push(`${JSON.stringify(record)}\n`);
  }
}
