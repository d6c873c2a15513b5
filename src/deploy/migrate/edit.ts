import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';

/** A topology file that is edited in place: comments, order and style stay. */
export class TopologyEdit {
  private readonly document: Document;

  constructor(text: string) {
    this.document = parseDocument(text);
  }

  /** Adds `name` to a section, as a copy of `from` with other settings; a setting of `undefined` is left out. */
  copyElement(
    section: string,
    from: string,
    name: string,
    settings: Readonly<Record<string, unknown>>,
  ): void {
    const original = this.document.getIn([section, from], true);
    const plain = isMap(original) ? (original.toJSON() as Record<string, unknown>) : {};
    const merged = Object.entries({ ...plain, ...settings }).filter(([, value]) => value !== undefined);
    const copy = this.document.createNode(Object.fromEntries(merged));
    if (isMap(copy) && isMap(original)) copy.flow = original.flow ?? false;
    this.document.setIn([section, name], copy);
  }

  has(path: readonly (string | number)[]): boolean {
    return this.document.hasIn(path);
  }

  set(path: readonly (string | number)[], value: unknown): void {
    this.document.setIn(path, this.document.createNode(value, { flow: true }));
  }

  remove(path: readonly (string | number)[]): void {
    this.document.deleteIn(path);
  }

  /** The maps of a list, with their places. */
  entries(section: string): { readonly index: number; readonly value: Readonly<Record<string, unknown>> }[] {
    const list = this.document.get(section, true);
    if (!isSeq(list)) return [];
    return list.items.flatMap((item, index) =>
      isMap(item) ? [{ index, value: item.toJSON() as Record<string, unknown> }] : [],
    );
  }

  /** The keys of a map. */
  keys(path: readonly (string | number)[]): string[] {
    const map = this.document.getIn(path, true);
    if (!isMap(map)) return [];
    return map.items.map(({ key }) => String(isScalar(key) ? key.value : key));
  }

  value(path: readonly (string | number)[]): unknown {
    const node = this.document.getIn(path, true);
    return isMap(node) || isSeq(node) || isScalar(node) ? (node.toJSON() as unknown) : undefined;
  }

  append(section: string, value: unknown): void {
    this.document.addIn([section], this.document.createNode(value, { flow: true }));
  }

  toString(heading: string): string {
    const comment = heading
      .split('\n')
      .map((line) => `# ${line}\n`)
      .join('');
    return comment + this.document.toString({ lineWidth: 0, flowCollectionPadding: true });
  }
}
