import { byId, make } from './dom';

const MOST = 12;

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Everything that is said about it, in lower case. */
  readonly text: string;
}

function entryOf([id, article]: readonly [string, HTMLElement]): Entry {
  const name = article.querySelector('h2')?.textContent ?? id;
  const kind = article.querySelector('.subtitle')?.textContent ?? '';
  return { id, name, kind, text: article.textContent.toLowerCase() };
}

/** What has all words; what has them in its name comes first. */
function find(entries: readonly Entry[], query: string): Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = entries.filter(({ text }) => words.every((word) => text.includes(word)));
  const isNamed = ({ name }: Entry) => words.every((word) => name.toLowerCase().includes(word));
  return [...found.filter(isNamed), ...found.filter((entry) => !isNamed(entry))].slice(0, MOST);
}

/** The search box with its list, as https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ describes it. */
export function makeSearch(articles: ReadonlyMap<string, HTMLElement>, choose: (id: string) => void): void {
  const input = byId('search') as HTMLInputElement;
  const listbox = byId('found');
  const entries = Array.from(articles, entryOf);
  let found: readonly Entry[] = [];
  let active = 0;

  function show(): void {
    const isOpen = input.value.trim() !== '';
    listbox.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    const options = found.map(({ id, name, kind }, index) =>
      make(
        'li',
        { role: 'option', id: `found-${index}`, 'data-go': id, 'aria-selected': String(index === active) },
        make('b', {}, name),
        make('span', {}, kind),
      ),
    );
    const nothing = make('li', { role: 'option', 'aria-disabled': 'true' }, 'Nothing found');
    listbox.replaceChildren(...(options.length > 0 ? options : [nothing]));
    if (options.length > 0) input.setAttribute('aria-activedescendant', `found-${active}`);
    else input.removeAttribute('aria-activedescendant');
  }

  function close(): void {
    input.value = '';
    found = [];
    show();
  }

  input.addEventListener('input', () => {
    found = find(entries, input.value);
    active = 0;
    show();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') active = Math.min(active + 1, Math.max(found.length - 1, 0));
    else if (event.key === 'ArrowUp') active = Math.max(active - 1, 0);
    else if (event.key === 'Enter') {
      const entry = found[active];
      if (entry) {
        close();
        choose(entry.id);
      }
    } else return;
    if (event.key !== 'Enter') show();
    event.preventDefault();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    close();
    input.blur();
    event.stopPropagation();
  });
  listbox.addEventListener('pointerdown', (event) => event.preventDefault());
  listbox.addEventListener('click', close);
  input.addEventListener('blur', () => (listbox.hidden = true));
}
