import { join } from 'node:path';
import { CadastreError } from '@cadastre/core';
import type { FoundProvider } from './find-provider.js';
import type { NewFiles } from './write-files.js';

/**
 * A question that can be asked at once, to be changed into the real one.
 *
 * @throws CadastreError `SCHEMAS_MISSING` when there is no node to ask for.
 */
export function questionFiles(name: string, { nodes, tenant, folder, provider }: FoundProvider): NewFiles {
  const node = nodes.find((each) => each.name !== tenant) ?? nodes[0];
  if (node === undefined) {
    throw new CadastreError({
      code: 'SCHEMAS_MISSING',
      message: `${provider.provider} has no node to ask for`,
      hint: 'Declare one first: `cadastre new resource LABEL`.',
    });
  }
  const text = `question: ${name}
title: Which ${node.name} are there? # the question itself, in one sentence
why: What nobody knows of, nobody looks after. # why the answer matters
parameters:
  most: { type: integer, default: 100, brief: Rows at most. }
cypher: |
  MATCH (n:${node.name})
  RETURN n.id AS id
  ORDER BY id
  LIMIT $most
columns: [id]
`;
  return new Map([[join(folder, 'questions', `${name}.yaml`), text]]);
}
