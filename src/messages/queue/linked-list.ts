/** What stands in a list: it knows its neighbours, so that it can leave without a search. */
export class Link {
  before: this | undefined;
  after: this | undefined;
}

export class LinkedList<T extends Link> {
  first: T | undefined;
  private last: T | undefined;
  size = 0;

  append(link: T): void {
    link.before = this.last;
    link.after = undefined;
    if (this.last) this.last.after = link;
    else this.first = link;
    this.last = link;
    this.size++;
  }

  remove(link: T): void {
    if (link.before) link.before.after = link.after;
    else this.first = link.after;
    if (link.after) link.after.before = link.before;
    else this.last = link.before;
    link.before = undefined;
    link.after = undefined;
    this.size--;
  }

  /** The one at a position from 0. */
  at(position: number): T | undefined {
    let link = this.first;
    for (let step = 0; step < position && link; step++) link = link.after;
    return link;
  }
}
