import type { Change, ChangedValue, PropertyChange } from '@cadastre/core';
import type { Shell } from '../shell.js';
import { printTable } from './print-table.js';
import type { Cell } from './table.js';

/** Some changes, and how many there are. */
export interface PrintedChanges {
  readonly first: readonly Change[];
  readonly total: number;
}

/** Longest value that is shown, in characters. */
const MAX_VALUE = 60;

/** Prints changes as a table, one a row. */
export function printChanges(shell: Shell, { first }: PrintedChanges): void {
  const columns = [{ head: '' }, { head: 'label or type' }, { head: 'of' }, { head: 'properties' }];
  printTable(
    shell,
    columns,
    first.map((change) => changeRow(shell, change)),
    'wrap',
  );
}

function changeRow({ out }: Shell, change: Change): readonly Cell[] {
  const sign = {
    created: { text: '+ new', style: out.green },
    changed: { text: '~ changed', style: out.yellow },
    deleted: { text: '- deleted', style: out.red },
  }[change.change];
  if (change.kind === 'relationship') {
    return [sign, change.type, `${change.from.id} → ${change.to.id}`, { lines: propertyLines(change.properties) }];
  }
  const { labels } = change;
  const relabelled = labels && [`labels: ${labels.before.join(', ') || 'none'} → ${labels.after.join(', ') || 'none'}`];
  return [sign, change.label, change.id, { lines: [...propertyLines(change.properties), ...(relabelled ?? [])] }];
}

function propertyLines(properties: Readonly<Record<string, PropertyChange>> = {}): string[] {
  return Object.entries(properties).map(([name, change]) =>
    'secret' in change ? `${name}: (secret)` : `${name}: ${valueText(change.before)} → ${valueText(change.after)}`,
  );
}

function valueText(value: ChangedValue): string {
  const text = JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE - 1).toWellFormed()}…` : text;
}
