import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { jsonText, parsedJson, type JsonObject, type PlainMap } from '#base/util/json';
import { flowText, yamlText } from '../write/yaml-text';

/* Another environment in the text of a topology, which otherwise stays as its author wrote it. */

/** Where the lines of a section end: before the blank lines and comments that belong to the next one. */
function endOfSection(text: string, top: YAMLMap, key: string): number {
  const index = top.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  const next = top.items[index + 1]?.key;
  const [start] = isScalar(next) ? (next.range ?? []) : [];
  const lines = text.slice(0, start ?? text.length).split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.slice(0, last + 1).join('\n').length;
}

/** As lines of a section whose keys stand behind so many blanks. */
function linesOf(name: string, settings: JsonObject, indent: number): string {
  const [, ...lines] = yamlText({ environments: { [name]: settings } }, new Map(), [])
    .trimEnd()
    .split('\n');
  return lines.map((line) => `\n${' '.repeat(indent)}${line.slice(2)}`).join('');
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function inYaml(text: string, name: string, settings: JsonObject): string {
  const top = parseDocument(text).contents;
  if (!isMap(top)) return text;
  const section = top.get('environments', true);
  if (!isMap(section)) {
    // A file without environments has one, which would go if another one stood alone.
    return `${text.trimEnd()}\n\n${yamlText({ environments: { default: {}, [name]: settings } }, new Map(), [])}`;
  }
  if (section.flow === true) {
    const end = section.range![1] - 1;
    const before = text.slice(0, end).trimEnd();
    const comma = section.items.length > 0 && !before.endsWith(',') ? ',' : '';
    return `${before}${comma} ${name}: ${flowText(settings)} ${text.slice(end)}`;
  }
  const first = section.items[0]?.key;
  const indent = isScalar(first) && first.range ? columnOf(text, first.range[0]) : 2;
  const end = endOfSection(text, top, 'environments');
  return text.slice(0, end) + linesOf(name, settings, indent) + (text.slice(end) || '\n');
}

function inJson(file: PlainMap, name: string, settings: JsonObject): string {
  const { environments = { default: {} } } = file;
  return jsonText({ ...file, environments: { ...(environments as PlainMap), [name]: settings } });
}

/** The text of a topology with one environment more; its comments, order and style stay. */
export function withEnvironment(text: string, name: string, settings: JsonObject): string {
  const json = parsedJson(text) as PlainMap | undefined;
  return json === undefined ? inYaml(text, name, settings) : inJson(json, name, settings);
}
