import { createHash } from 'node:crypto';
import ts from 'typescript';

/** One small change of a source file that a test should notice. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly from: string;
  readonly to: string;
  /** The file with the change in it. */
  readonly text: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
};

const METHODS: Readonly<Record<string, string>> = {
  min: 'max',
  max: 'min',
  ceil: 'floor',
  floor: 'ceil',
  some: 'every',
  every: 'some',
};

function isText(node: ts.Expression): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** What stands instead of a node; several if there is more than one way to break it. */
function replacements(node: ts.Node): string[] {
  if (ts.isBinaryExpression(node)) {
    const to = OPERATORS[node.operatorToken.getText()];
    const isConcatenation = to === '-' && [node.left, node.right].some(isText);
    return to && !isConcatenation ? [`${node.left.getText()} ${to} ${node.right.getText()}`] : [];
  }
  if (ts.isConditionalExpression(node)) {
    const [yes, no] = [node.whenTrue.getText(), node.whenFalse.getText()];
    return [`${node.condition.getText()} ? ${no} : ${yes}`];
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [node.operand.getText()];
  if (ts.isNumericLiteral(node)) return [String(Number(node.text.replaceAll('_', '')) + 1)];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return ['false'];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return ['true'];
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression, name } = node.expression;
    if (['filter', 'sort', 'reverse'].includes(name.text)) return [expression.getText()];
    const to = METHODS[name.text];
    const inside = node.arguments.map((argument) => argument.getText()).join(', ');
    return to === undefined ? [] : [`${expression.getText()}.${to}(${inside})`];
  }
  return [];
}

/** Every mutant of a file. What is a type, or is imported, cannot be wrong at run time. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    for (const to of replacements(node)) {
      const from = node.getText();
      const start = node.getStart();
      const line = tree.getLineAndCharacterOfPosition(start).line + 1;
      mutants.push({ file, line, from, to, text: source.slice(0, start) + to + source.slice(node.end) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return mutants;
}

/** By what changes and not by where, so that a sample stays the same when lines above it move. */
function rank({ file, from, to }: Mutant): string {
  return createHash('sha256').update(`${file}\n${from}\n${to}`).digest('hex');
}

/** So many of them, the same each time. */
export function sampleOf(mutants: readonly Mutant[], count: number): Mutant[] {
  const ranked = mutants.map((mutant) => [rank(mutant), mutant] as const);
  ranked.sort(([one], [other]) => (one < other ? -1 : 1));
  return ranked.slice(0, count).map(([, mutant]) => mutant);
}
