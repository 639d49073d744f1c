import { usageError } from './arguments.js';

/**
 * A label for a node as somebody typed it; `what` is the argument's name.
 *
 * @throws CadastreError `USAGE` for what no schema could declare.
 */
export function nodeLabel(given: string, what: string): string {
  if (!/^[A-Z][A-Za-z0-9]{0,126}$/.test(given))
    throw usageError(
      `${what} cannot be ${given}`,
      'Write a label like AcmeServer: a capital letter, then letters and digits.',
    );
  if (given.startsWith('Cadastre'))
    throw usageError(`${what} cannot be ${given}`, 'Labels that start with Cadastre are its own.');
  return given;
}
