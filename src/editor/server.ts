import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CodeActionKind,
  CompletionItemKind,
  createConnection,
  ErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type Location,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import { dayOf } from '#base/util/day';
import { version } from '#base/util/version';
import type { SchemaNode } from '#language/schema/json-schema';
import type { Span } from '#language/source/span';
import { complete } from './complete';
import { hover } from './hover';
import { namesIn } from './names';
import { occurrenceAt, occurrencesIn, type Occurrence } from './occurrences';
import { findingsByFile, isReadable, projectOf, type Project } from './project';
import { renameIn, renameProblem } from './rename';
import { offsetAt, rangeOf } from './positions';
import { diagnosticOf, quickFixes } from './told';

/** After the last key, so that nobody who types waits for a check. */
const DELAY_MS = 150;

const KINDS = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  name: CompletionItemKind.Reference,
} as const;

interface Asked {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

interface Spot {
  readonly text: string;
  readonly offset: number;
  readonly project: Project;
}

function refused(message: string): ResponseError<undefined> {
  return new ResponseError(ErrorCodes.InvalidRequest, message);
}

/** Serves one editor until it goes. */
class Server {
  private readonly open = new Map<string, string>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly connection: Connection,
    private readonly now: () => Date,
    private readonly schema: SchemaNode,
  ) {}

  listen(): void {
    const { connection } = this;
    connection.onInitialize(() => ({
      serverInfo: { name: 'msgtopo', version: version() },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Full, save: true },
        completionProvider: { triggerCharacters: [' ', '.', '{', '[', '-'] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
    }));
    this.followDocuments();
    this.answerAboutPositions();
    this.answerAboutNames();
    connection.onCodeAction(({ textDocument: { uri }, context }) =>
      context.diagnostics.flatMap((diagnostic) => quickFixes(uri, diagnostic)),
    );
    connection.listen();
  }

  stop(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    this.connection.dispose();
  }

  private followDocuments(): void {
    const { connection, open } = this;
    connection.onDidOpenTextDocument(({ textDocument: { uri, text } }) => this.changed(uri, text));
    connection.onDidChangeTextDocument(({ textDocument: { uri }, contentChanges }) => {
      const last = contentChanges.at(-1);
      if (last) this.changed(uri, last.text);
    });
    connection.onDidSaveTextDocument(() => [...open.keys()].forEach((file) => this.check(file)));
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      open.delete(this.fileOf(uri));
      return connection.sendDiagnostics({ uri, diagnostics: [] });
    });
  }

  private answerAboutPositions(): void {
    const { connection, schema } = this;
    connection.onCompletion((asked) => {
      const spot = this.spot(asked);
      if (!spot) return [];
      const { text, offset, project } = spot;
      const knowledge = { schema, names: namesIn(project.files) };
      return complete(text, offset, knowledge).map(
        ({ label, kind, text: newText, span, detail, description }) => ({
          label,
          kind: KINDS[kind],
          textEdit: { range: rangeOf(text, span), newText },
          ...(detail === undefined ? {} : { detail }),
          ...(description === undefined ? {} : { documentation: description }),
        }),
      );
    });
    connection.onHover((asked) => {
      const spot = this.spot(asked);
      const found = spot && hover(spot.text, spot.offset, schema, spot.project);
      if (!found) return undefined;
      return { contents: { kind: 'markdown', value: found.markdown }, range: rangeOf(spot.text, found.span) };
    });
  }

  private answerAboutNames(): void {
    const { connection } = this;
    const declared = ({ role }: Occurrence) => role === 'declaration';
    connection.onDefinition((asked) => this.places(asked, declared));
    connection.onReferences((asked) => this.places(asked, () => true));
    connection.onPrepareRename((asked): Range | undefined => {
      const spot = this.spot(asked);
      const occurrence = spot && occurrenceAt(spot.text, spot.offset);
      return occurrence && rangeOf(spot.text, occurrence.span);
    });
    connection.onRenameRequest((asked) => {
      const spot = this.spot(asked);
      const occurrence = spot && occurrenceAt(spot.text, spot.offset);
      if (!occurrence) return refused('there is no name here');
      const { files } = spot.project;
      const problem = renameProblem(occurrence, asked.newName);
      if (problem !== undefined) return refused(problem);
      const broken = files.find((file) => !isReadable(file));
      if (broken) return refused(`${broken.file} cannot be read; mend it first`);
      const changes: Record<string, TextEdit[]> = {};
      for (const { file, span, text } of renameIn(files, occurrence, asked.newName)) {
        const whole = files.find((one) => one.file === file)!.text;
        (changes[pathToFileURL(file).href] ??= []).push({ range: rangeOf(whole, span), newText: text });
      }
      return { changes };
    });
  }

  private fileOf(uri: string): string {
    return uri.startsWith('file:') ? fileURLToPath(uri) : uri;
  }

  private project(file: string): Project | undefined {
    return projectOf(file, this.open, dayOf(this.now()));
  }

  private spot({ textDocument: { uri }, position }: Asked): Spot | undefined {
    const file = this.fileOf(uri);
    const text = this.open.get(file);
    const project = this.project(file);
    return text === undefined || !project ? undefined : { text, project, offset: offsetAt(text, position) };
  }

  private changed(uri: string, text: string): void {
    const file = this.fileOf(uri);
    this.open.set(file, text);
    clearTimeout(this.waiting.get(file));
    this.waiting.set(
      file,
      setTimeout(() => this.check(file), DELAY_MS),
    );
  }

  private check(file: string): void {
    const project = this.project(file);
    if (!project) return;
    for (const [path, findings] of findingsByFile(project)) {
      const text = project.files.find((one) => one.file === path)?.text ?? '';
      const diagnostics = findings.map((finding) => diagnosticOf(finding, text));
      void this.connection.sendDiagnostics({ uri: pathToFileURL(path).href, diagnostics });
    }
  }

  private places(asked: Asked, wanted: (one: Occurrence) => boolean): Location[] {
    const spot = this.spot(asked);
    const here = spot && occurrenceAt(spot.text, spot.offset);
    if (!here) return [];
    const isSame = (one: Occurrence) => one.section === here.section && one.name === here.name && wanted(one);
    return spot.project.files.flatMap(({ file, text }) => {
      const location = ({ span }: { readonly span: Span }) => ({
        uri: pathToFileURL(file).href,
        range: rangeOf(text, span),
      });
      return occurrencesIn(text).filter(isSame).map(location);
    });
  }
}

/**
 * Speaks the Language Server Protocol over two streams, and ends the process when the editor says so. What it gives back
 * ends the server alone.
 */
export function serve(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  { now, schema }: { readonly now: () => Date; readonly schema: SchemaNode },
): () => void {
  const server = new Server(createConnection(input, output), now, schema);
  server.listen();
  return () => server.stop();
}
