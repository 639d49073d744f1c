import { messageOf } from '@cadastre/core';
import type { Colors } from 'picocolors/types.js';
import { isCadastreError } from '../is-cadastre-error.js';
import { escapeText } from './escape.js';

/** An error for a person to read: its code, what is wrong, and what to do. Never a stack trace. */
export function formatError(error: unknown, colors: Colors): string {
  const known = isCadastreError(error);
  const code = known ? error.code : 'UNEXPECTED';
  const place = known && error.source !== undefined ? ` (${error.source})` : '';
  const hint = known
    ? error.hint
    : 'This looks like a fault of Cadastre itself. Please report it with the command that you ran.';
  const line = `${colors.red('error')} ${colors.bold(code)}: ${escapeText(messageOf(error) + place, 'keep lines')}`;
  return hint === undefined ? line : `${line}\n${formatHint(hint, colors)}`;
}

/** The line below an error that says what to do. */
export function formatHint(hint: string, colors: Colors): string {
  return `${colors.cyan('hint:')} ${escapeText(hint, 'keep lines')}`;
}
