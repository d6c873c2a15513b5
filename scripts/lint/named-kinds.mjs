/**
 * A rule for the linter. Whoever compares the `kind` of a consumer, publisher, receiver or store takes the next kind for one
 * of the others, and whoever asks for all of one kind forgets it. So a kind is named in its homes alone, and everybody else
 * asks the facts of the kind: docs/adr/0012. The rule asks the types, since words such as `s3` are kinds of several things.
 */
import { join, relative } from 'node:path';
import { HOMES } from './homes.mjs';

const ROOT = join(import.meta.dirname, '../..');

/** Functions that give all elements of one kind. */
const OF_ONE_KIND = ['ofKind', 'lambdas', 'fargates', 'stateMachines'];

function membersOf(type) {
  return type.isUnion() ? type.types : [type];
}

function wordsOf(types) {
  return types
    .map(({ value }) => String(value))
    .sort()
    .join();
}

/** Each union of kinds: its members, and the words for them as one text. */
function unionsOf(program) {
  const checker = program.getTypeChecker();
  return HOMES.map((home) => {
    const source = program.getSourceFile(join(ROOT, home.file));
    const symbols = source ? checker.getExportsOfModule(checker.getSymbolAtLocation(source)) : [];
    const symbol = symbols.find(({ name }) => name === home.union);
    // A union that has moved would make the rule silent.
    if (!symbol) throw new Error(`there is no ${home.union} in ${home.file}: see scripts/lint/homes.mjs`);
    const members = membersOf(checker.getDeclaredTypeOfSymbol(symbol));
    const kinds = members.map((one) => checker.getTypeOfSymbol(one.getProperty('kind')));
    return { ...home, members: new Set(members), kinds: wordsOf(kinds) };
  });
}

const known = new WeakMap();

function isIn(file, paths) {
  return paths.some((path) => file.startsWith(path));
}

export const namedKinds = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const { program, getTypeAtLocation } = context.sourceCode.parserServices;
    if (!known.has(program)) known.set(program, unionsOf(program));
    const file = relative(ROOT, context.filename).replaceAll('\\', '/');
    const unions = known.get(program).filter(({ compare }) => !isIn(file, compare));
    const whole = (types) => unions.find(({ members }) => types.every((one) => members.has(one)));

    /** The union of which a value is the kind: `one.kind`, or a variable that can be each of its kinds. */
    function unionOf(node) {
      if (node.type === 'MemberExpression' && node.property.name === 'kind') {
        return whole(membersOf(getTypeAtLocation(node.object)));
      }
      const type = node.type === 'Identifier' ? getTypeAtLocation(node) : undefined;
      return type?.isUnion() ? unions.find(({ kinds }) => kinds === wordsOf(type.types)) : undefined;
    }

    function report(node, union, why) {
      if (union) context.report({ node, message: `Ask \`${union.ask}\`: ${why}` });
    }

    return {
      BinaryExpression(node) {
        const isText = [node.left, node.right].some(({ value }) => typeof value === 'string');
        if (!isText || !['===', '!=='].includes(node.operator)) return;
        const union = unionOf(node.left) ?? unionOf(node.right);
        report(node, union, 'a comparison takes the next kind for one of the others.');
      },
      SwitchStatement(node) {
        report(node, unionOf(node.discriminant), 'a switch has to know the next kind.');
      },
      CallExpression(node) {
        if (!OF_ONE_KIND.includes(node.callee.name)) return;
        const [element] = program.getTypeChecker().getTypeArguments(getTypeAtLocation(node));
        const union = element && whole(membersOf(element));
        if (!union || isIn(file, union.choose)) return;
        report(node, union, 'the next kind is forgotten here.');
      },
    };
  },
};
