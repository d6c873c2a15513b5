import { dirname, join } from 'node:path';
import type { Path } from '../diagnostics/path';
import { child } from '../diagnostics/path';
import type { FlowMessageFile, PublishFile, SendFile } from '../schema/flow';
import { FlowMessage } from '../schema/flow';
import type { MessageAttribute } from '../filter-policy';
import type { Attributes, Outgoing } from '../simulator/message';
import type { Workspace } from '../topology/workspace';
import { problem, type FlowScope } from './scope';

/** Text as it is, anything else as JSON. */
export function bodyText(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

type AttributeFile = NonNullable<FlowMessageFile['attributes']>[string];

function attributeOf(value: AttributeFile): MessageAttribute {
  if (typeof value === 'string') return { DataType: 'String', StringValue: value };
  if (typeof value === 'number') return { DataType: 'Number', StringValue: String(value) };
  if (Array.isArray(value)) return { DataType: 'String.Array', StringValue: JSON.stringify(value) };
  return { DataType: value.type, StringValue: value.value };
}

export function attributesOf(written: FlowMessageFile['attributes'] = {}): Attributes {
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, attributeOf(value)]));
}

function outgoing({ body, attributes, subject, group, deduplicationId }: FlowMessageFile): Outgoing {
  return {
    body: bodyText(body),
    attributes: attributesOf(attributes),
    subject,
    groupId: group,
    deduplicationId,
  };
}

function textOf(workspace: Workspace, file: string): string | undefined {
  const bytes = workspace.read(file);
  return bytes && new TextDecoder().decode(bytes);
}

function parseLine(line: string): FlowMessageFile | undefined {
  try {
    const parsed = FlowMessage.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** One message on each line of a file; what is wrong with it is reported where the flow names it. */
function fromFile(scope: FlowScope, file: string, common: FlowMessageFile, path: Path): Outgoing[] {
  const name = join(dirname(scope.file), file);
  const text = textOf(scope.workspace, name);
  if (text === undefined) {
    problem(scope, { rule: 'unknown-reference', message: `there is no file \`${name}\``, path });
    return [];
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const message = parseLine(line);
    if (message) return [outgoing({ ...common, ...message })];
    const help =
      'each line is a JSON object with `body`, `attributes`, `subject`, `group` and `deduplicationId`';
    problem(scope, {
      rule: 'wrong-value',
      message: `line ${index + 1} of \`${name}\` is no message`,
      path,
      help,
    });
    return [];
  });
}

/** The messages of one entry of `publish` or `send`. */
export function messagesOf(scope: FlowScope, written: PublishFile | SendFile, path: Path): Outgoing[] {
  const { file, ...message } = written;
  if (file === undefined) return [outgoing(message)];
  if (message.body !== undefined) {
    const finding = { message: '`body` and `file` exclude each other', path: child(path, 'file') };
    problem(scope, { rule: 'wrong-value', ...finding, help: 'remove one of them' });
  }
  return fromFile(scope, file, message, child(path, 'file'));
}
