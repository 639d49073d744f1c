import { CallError, type HttpClient, type HttpValues } from '@cadastre/core';

/** The ids of what a list of Microsoft Graph has, for asking about each of them. */
export async function* listedIds(graph: HttpClient, path: string, values: HttpValues = {}): AsyncGenerator<string> {
  for await (const { id } of graph.listIn<{ readonly id?: string }>('value', path, { $select: 'id', ...values })) {
    if (typeof id !== 'string') throw new CallError('transient', 'ANSWER_INVALID', `GET ${path} answered no id`);
    yield id;
  }
}
