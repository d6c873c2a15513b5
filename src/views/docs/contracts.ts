import type { ContractDetail, Detail } from '../details/detail';
import { plainText, table } from '#base/util/markdown';

function partOf({ of, file, fields }: ContractDetail): string[] {
  const from = file === undefined ? '' : `, as ${plainText(file)} says`;
  const rows = fields.map(({ name, value, isRequired, description }) => [
    plainText(name),
    plainText(value),
    isRequired ? 'yes' : '',
    plainText(description),
  ]);
  const title = `In the ${of}${from}:`;
  return rows.length === 0
    ? [`The ${of}${from === '' ? '' : `,${from.slice(1)},`} has no fields by name.`]
    : [title, table(['Field', 'Value', 'Always there', 'Meaning'], rows)];
}

/** What every message of each topic is. */
export function contractsSection(details: readonly Detail[]): string[] {
  const sections = details.flatMap(({ name, contract }) =>
    contract ? [`### ${plainText(name)}`, ...contract.flatMap(partOf)] : [],
  );
  return sections.length === 0 ? [] : ['## Messages', ...sections];
}
