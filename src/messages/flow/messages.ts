import { dirname, join } from 'node:path';
import type { Path } from '#base/diagnostics/path';
import { child } from '#base/diagnostics/path';
import type { FlowMessage, FlowPublish, FlowSend } from '#model/flow';
import { FlowMessage as FlowMessageShape } from '#language/schema/flow';
import type { MessageAttribute } from '../filter-policy';
import type { Attributes, Outgoing } from '../simulator/message';
import type { Workspace } from '#language/read/workspace';
import { problem, type FlowScope } from './scope';

/** Text as it is, anything else as JSON. */
export function bodyText(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

type AttributeFile = NonNullable<FlowMessage['attributes']>[string];

function attributeOf(value: AttributeFile): MessageAttribute {
  if (typeof value === 'string') return { DataType: 'String', StringValue: value };
  if (typeof value === 'number') return { DataType: 'Number', StringValue: String(value) };
  if (Array.isArray(value)) return { DataType: 'String.Array', StringValue: JSON.stringify(value) };
  return { DataType: value.type, StringValue: value.value };
}

export function attributesOf(written: FlowMessage['attributes'] = {}): Attributes {
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, attributeOf(value)]));
}

export function outgoing({ body, attributes, subject, group, deduplicationId }: FlowMessage): Outgoing {
  return {
    body: bodyText(body),
    attributes: attributesOf(attributes),
    subject,
    groupId: group,
    deduplicationId,
  };
}

function textOf(workspace: Workspace, file: string, topologyFolder: string): string | undefined {
  const bytes = workspace.read(file, topologyFolder);
  return bytes && new TextDecoder().decode(bytes);
}

function parseLine(line: string): FlowMessage | undefined {
  try {
    const parsed = FlowMessageShape.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** One message on each line of a file; what is wrong with it is reported where the flow names it. */
function fromFile(scope: FlowScope, file: string, common: FlowMessage, path: Path): Outgoing[] {
  const name = join(dirname(scope.file), file);
  const text = textOf(scope.workspace, name, dirname(scope.file));
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
export function messagesOf(scope: FlowScope, written: FlowPublish | FlowSend, path: Path): Outgoing[] {
  const { file, ...message } = written;
  if (file === undefined) return [outgoing(message)];
  if (message.body !== undefined) {
    const finding = { message: '`body` and `file` exclude each other', path: child(path, 'file') };
    problem(scope, { rule: 'wrong-value', ...finding, help: 'remove one of them' });
  }
  return fromFile(scope, file, message, child(path, 'file'));
}
