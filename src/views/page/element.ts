import type { ElementChange, SettingChange } from '../compare/compare';
import type { AlarmDetail, ContractDetail, Detail, FilterDetail } from '../details/detail';
import type { AcceptedDiagnostic, LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { CHANGES } from '../diagram/kinds';
import { escapeMarkup } from '#base/util/markup';
import type { Policy } from '#policies/all';
import type { OneOrMore, Statement } from '#policies/statement';

/** Everything that is known about one element. */
export interface PageElement {
  readonly detail: Detail;
  /** What it is in Terraform. */
  readonly addresses: readonly string[];
  readonly policies: readonly Policy[];
  readonly findings: readonly LocatedDiagnostic[];
  readonly accepted: readonly AcceptedDiagnostic[];
  /** Only in a comparison. */
  readonly change?: ElementChange;
}

/** `code` for what stands in back-ticks in a message. */
export function prose(text: string): string {
  return escapeMarkup(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function section(title: string, body: string): string {
  return body === '' ? '' : `<h3>${title}</h3>${body}`;
}

function settings({ settings: all }: Detail): string {
  if (all.length === 0) return '';
  const rows = all.map(
    ({ label, value }) => `<dt>${escapeMarkup(label)}</dt><dd>${escapeMarkup(value)}</dd>`,
  );
  return `<dl>${rows.join('')}</dl>`;
}

function filter({ looksAt, conditions, policy, name }: FilterDetail): string {
  const title = name === undefined ? looksAt : `${looksAt}, filter ${name}`;
  const items = conditions.map((condition) => `<li>${escapeMarkup(condition)}</li>`).join('');
  return `<p>By ${escapeMarkup(title)}; all of:</p><ul>${items}</ul><pre tabindex="0">${escapeMarkup(policy)}</pre>`;
}

function contractPart({ of, file, fields, schema }: ContractDetail): string {
  const rows = fields.map(({ name, value, isRequired, description }) => {
    const always = isRequired ? ' <small>always there</small>' : '';
    const meaning = description === '' ? '' : `<br><small>${escapeMarkup(description)}</small>`;
    return `<dt><code>${escapeMarkup(name)}</code></dt><dd>${escapeMarkup(value)}${always}${meaning}</dd>`;
  });
  const from = file === undefined ? '' : `, ${file}`;
  const listing = rows.length === 0 ? '' : `<dl>${rows.join('')}</dl>`;
  const whole = `<details><summary>JSON Schema</summary><pre tabindex="0">${escapeMarkup(schema)}</pre></details>`;
  return `<h4>${escapeMarkup(`In the ${of}${from}`)}</h4>${listing}${whole}`;
}

function alarm({ name, address, firesAt, description }: AlarmDetail): string {
  const details = `<small>${escapeMarkup(firesAt)}<br><code>${escapeMarkup(address)}</code></small>`;
  return `<li><b>${escapeMarkup(name)}</b><br>${prose(description)}<br>${details}</li>`;
}

function texts(value: OneOrMore | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}

function codes(all: readonly string[]): string {
  return all.map((text) => `<code>${escapeMarkup(text)}</code>`).join(', ');
}

/** Whom a policy on the element is about; that of a role is about itself. */
function principals({ Principal }: Statement): string {
  if (Principal === undefined) return '';
  const who = Principal === '*' ? ['everybody'] : Object.values(Principal).flatMap(texts);
  return `${codes(who)}: `;
}

function statement(one: Statement): string {
  const { Principal, Resource, Condition = {} } = one;
  const on = Principal === undefined ? texts(Resource).map((resource) => `on ${resource}`) : [];
  const conditions = Object.entries(Condition).flatMap(([test, keys]) =>
    Object.entries(keys).map(([key, value]) => `if ${test} ${key} = ${texts(value).join(' or ')}`),
  );
  const more = [...on, ...conditions].map((line) => `<br><small>${escapeMarkup(line)}</small>`).join('');
  return `<li><b>${one.Effect}</b> ${principals(one)}${codes(texts(one.Action))}${more}</li>`;
}

function finding({ severity, rule, message, help }: LocatedDiagnostic): string {
  const advice = help === undefined ? '' : `<br><small>${prose(help)}</small>`;
  return `<li class="${severity}"><b>${severity}</b> ${prose(message)} <code>${escapeMarkup(rule)}</code>${advice}</li>`;
}

function acceptedFinding(one: AcceptedDiagnostic): string {
  const { rule, message, acceptance } = one;
  const reason = `${acceptance.reason} (until ${acceptance.until})`;
  return `<li><b>accepted</b> ${prose(message)} <code>${escapeMarkup(rule)}</code><br><small>${escapeMarkup(reason)}</small></li>`;
}

function listed(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul class="plain">${items.join('')}</ul>`;
}

function settingChange({ label, before = 'not set', after = 'not set' }: SettingChange): string {
  return `<li>${escapeMarkup(label)}: <del>${escapeMarkup(before)}</del> → <ins>${escapeMarkup(after)}</ins></li>`;
}

/** The settings of an element as they were and as they are. */
export function changedSettings({ settings: changed }: ElementChange): string {
  return listed(changed.map(settingChange));
}

function changeMarkup(change: ElementChange | undefined): string {
  if (!change) return '';
  const { kind } = change;
  return `<p class="change ${kind}"><b>${CHANGES[kind].sign} ${CHANGES[kind].words}</b></p>${changedSettings(change)}`;
}

/** One element, to be read: beside the map when it is chosen, and behind it on paper. */
export function elementMarkup({
  detail,
  addresses,
  policies,
  findings,
  accepted,
  change,
}: PageElement): string {
  const terraform = addresses.map((address) => `<li><code>${escapeMarkup(address)}</code></li>`);
  const statements = policies.flatMap(({ document }) => document.Statement);
  return [
    `<article data-for="${escapeMarkup(detail.id)}">`,
    `<h2>${escapeMarkup(detail.name)}</h2><p class="subtitle">${escapeMarkup(detail.kind)}</p>`,
    changeMarkup(change),
    section('Findings', listed([...findings.map(finding), ...accepted.map(acceptedFinding)])),
    settings(detail),
    section('Filter', detail.filter ? filter(detail.filter) : ''),
    section('Messages', (detail.contract ?? []).map(contractPart).join('')),
    section('Alarms', listed((detail.alarms ?? []).map(alarm))),
    section('Terraform', listed(terraform)),
    section('Grants', listed(statements.map(statement))),
    '</article>',
  ].join('');
}
