import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launchBrowser, openFile, type OpenPage } from './browser';
import { msgtopo } from './msgtopo';
import { emptyFolder, folderWith, removeFolder } from './project';

/** Pictures that the built program draws, in a real browser. */
export class Drawings {
  private readonly folders: string[] = [];
  private readonly files = new Map<string, Promise<string>>();

  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<Drawings> {
    return new Drawings(await launchBrowser());
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.folders.forEach(removeFolder);
  }

  /** The same picture is drawn once. */
  async open(
    topology: string,
    format: 'html' | 'svg' = 'html',
    options: BrowserContextOptions = {},
  ): Promise<OpenPage & { readonly file: string }> {
    const key = `${format} ${topology}`;
    const drawn = this.files.get(key) ?? this.draw(topology, format);
    this.files.set(key, drawn);
    const file = await drawn;
    return { file, ...(await openFile(this.browser, file, options)) };
  }

  /** The page of a topology that needs the files beside it. */
  async openFolder(folder: string): Promise<OpenPage> {
    const cwd = emptyFolder();
    this.folders.push(cwd);
    cpSync(folder, cwd, { recursive: true });
    return openFile(this.browser, await this.drawIn(cwd, ['graph'], 'html'));
  }

  /** The page of `diff` between two topologies. */
  async compare(before: string, after: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
    const file = await this.run(
      { 'old.yaml': before, 'new.yaml': after },
      ['diff', 'old.yaml', 'new.yaml'],
      'html',
    );
    return openFile(this.browser, file, options);
  }

  private draw(topology: string, format: string): Promise<string> {
    return this.run({ 'topology.yaml': topology }, ['graph'], format);
  }

  private async run(
    files: Readonly<Record<string, string>>,
    command: readonly string[],
    format: string,
  ): Promise<string> {
    const cwd = folderWith(files);
    this.folders.push(cwd);
    return this.drawIn(cwd, command, format);
  }

  private async drawIn(cwd: string, command: readonly string[], format: string): Promise<string> {
    const out = `map.${format}`;
    const { status, stdout, stderr } = await msgtopo([...command, '--format', format, '--out', out], { cwd });
    if (status !== 0) throw new Error(`${command[0]!} ended with ${status}\n${stdout}${stderr}`);
    return join(cwd, out);
  }
}
