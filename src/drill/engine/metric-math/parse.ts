/** An expression of CloudWatch's metric math. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
  | { readonly kind: 'negative'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

export type Operator = '+' | '-' | '*' | '/' | '^' | '==' | '!=' | '<=' | '>=' | '<' | '>' | 'AND' | 'OR';

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(==|!=|<=|>=|&&|\|\||[-+*/^<>(),[\]]))/y;
const SPELLINGS: Readonly<Record<string, string>> = { '&&': 'AND', '||': 'OR' };

/** How tightly operators bind, from loose to tight. */
const LEVELS: readonly (readonly string[])[] = [
  ['OR'],
  ['AND'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw new Error(`metric math: cannot read \`${text.slice(from)}\` of \`${text}\``);
    const token = found[0].trim();
    tokens.push(SPELLINGS[token] ?? token);
  }
  return tokens;
}

class Parser {
  private position = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly string[],
  ) {}

  whole(): Expression {
    const expression = this.level(0);
    if (this.position < this.tokens.length) this.refuse();
    return expression;
  }

  private level(depth: number): Expression {
    const operators = LEVELS[depth];
    if (!operators) return this.unary();
    let left = this.level(depth + 1);
    while (operators.includes(this.next() ?? '')) {
      const operator = this.take() as Operator;
      left = { kind: 'binary', operator, left, right: this.level(depth + 1) };
    }
    return left;
  }

  private unary(): Expression {
    if (this.next() !== '-') return this.primary();
    this.take();
    return { kind: 'negative', of: this.unary() };
  }

  private primary(): Expression {
    const token = this.take();
    if (token === '(') {
      const inner = this.level(0);
      this.expect(')');
      return inner;
    }
    if (token === '[') return { kind: 'array', items: this.list(']') };
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token) };
    if (!/^[A-Za-z_]/.test(token)) this.refuse();
    if (this.next() !== '(') return { kind: 'name', name: token };
    this.take();
    return { kind: 'call', name: token, args: this.list(')') };
  }

  private list(end: string): Expression[] {
    const items: Expression[] = [];
    if (this.next() !== end) {
      items.push(this.level(0));
      while (this.next() === ',') {
        this.take();
        items.push(this.level(0));
      }
    }
    this.expect(end);
    return items;
  }

  private next(): string | undefined {
    return this.tokens[this.position];
  }

  private take(): string {
    const token = this.next() ?? this.refuse();
    this.position += 1;
    return token;
  }

  private expect(token: string): void {
    if (this.take() !== token) this.refuse();
  }

  private refuse(): never {
    throw new Error(`metric math: \`${this.next() ?? 'the end'}\` is out of place in \`${this.text}\``);
  }
}

export function parseMetricMath(text: string): Expression {
  return new Parser(text, tokensOf(text)).whole();
}
