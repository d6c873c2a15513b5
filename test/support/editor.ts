import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import {
  CodeActionRequest,
  CompletionRequest,
  createProtocolConnection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializeRequest,
  PrepareRenameRequest,
  PublishDiagnosticsNotification,
  ReferencesRequest,
  RenameRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type CompletionItem,
  type Diagnostic,
  type Location,
  type TextEdit,
} from 'vscode-languageserver/node';

/** A cursor in a text, written as `|`. */
export function cut(marked: string) {
  const before = marked.slice(0, marked.indexOf('|'));
  const line = before.split('\n').length - 1;
  const character = before.length - (before.lastIndexOf('\n') + 1);
  return { text: marked.replace('|', ''), position: { line, character } };
}

export function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: TextEdit['range']['start']) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  const last = [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start));
  return last.reduce(
    (done, { range, newText }) =>
      done.slice(0, offset(range.start)) + newText + done.slice(offset(range.end)),
    text,
  );
}

/** A client of the Language Server Protocol, as an editor has it, over two streams. */
export async function editorOn(folder: string, input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
  const client = createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  const hearers: ((uri: string, diagnostics: Diagnostic[]) => void)[] = [];
  client.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) =>
    hearers.splice(0).forEach((hear) => hear(uri, diagnostics)),
  );
  client.listen();
  const { capabilities } = await client.sendRequest(InitializeRequest.type, {
    processId: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'project' }],
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol still requires it
    rootUri: null,
    capabilities: {},
  });
  const uriOf = (file: string) => pathToFileURL(join(folder, file)).href;
  let version = 0;
  const write = (text: string, file = 'topology.yaml') => {
    const told = new Promise<Diagnostic[]>((done) => hearers.push((_, found) => done(found)));
    const sent =
      version++ === 0
        ? client.sendNotification(DidOpenTextDocumentNotification.type, {
            textDocument: { uri: uriOf(file), languageId: 'yaml', version, text },
          })
        : client.sendNotification(DidChangeTextDocumentNotification.type, {
            textDocument: { uri: uriOf(file), version },
            contentChanges: [{ text }],
          });
    return { told, sent };
  };
  const at = async (marked: string) => {
    const { text, position } = cut(marked);
    await write(text).sent;
    return { textDocument: { uri: uriOf('topology.yaml') }, position };
  };
  return {
    client,
    capabilities,
    /** The findings of a text, once the server tells them. */
    findings: async (text: string) => write(text).told,
    labels: async (marked: string) => {
      const found = await client.sendRequest(CompletionRequest.type, await at(marked));
      return (found as CompletionItem[]).map(({ label }) => label);
    },
    hover: async (marked: string) => {
      const found = await client.sendRequest(HoverRequest.type, await at(marked));
      return (found?.contents as { readonly value: string } | undefined)?.value;
    },
    definition: async (marked: string) =>
      (await client.sendRequest(DefinitionRequest.type, await at(marked))) as Location[],
    references: async (marked: string) =>
      client.sendRequest(ReferencesRequest.type, {
        ...(await at(marked)),
        context: { includeDeclaration: true },
      }),
    prepareRename: async (marked: string) => client.sendRequest(PrepareRenameRequest.type, await at(marked)),
    rename: async (marked: string, newName: string) => {
      const found = await client.sendRequest(RenameRequest.type, { ...(await at(marked)), newName });
      return found?.changes ?? {};
    },
    fixes: async (diagnostics: Diagnostic[]) =>
      client.sendRequest(CodeActionRequest.type, {
        textDocument: { uri: uriOf('topology.yaml') },
        range: diagnostics[0]!.range,
        context: { diagnostics },
      }),
    uriOf,
  };
}

/** Two streams, each of which one side writes and the other reads. */
export function streams() {
  return { toServer: new PassThrough(), toClient: new PassThrough() };
}
