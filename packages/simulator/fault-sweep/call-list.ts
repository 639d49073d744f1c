import type { AwsCall } from '../src/aws-wire/index.js';
import { type Pagination, paginationOf } from '../src/aws-wire/pagination.js';
import { serviceModels } from '../src/aws-wire/service-model.js';

/** Which list a call asks a page of. A call without pages is a list of one page. */
export interface CallList {
  /** Account, region, operation and input but for the token: the same for all pages. */
  readonly key: string;
  /** The token that the call has; undefined asks for the first page. */
  readonly token: string | undefined;
  readonly pagination: Pagination | undefined;
}

/** Finds out which list a call asks for. */
export async function listOf(call: AwsCall & { account: string }): Promise<CallList> {
  const model = (await serviceModels(call.service)).find(({ operations }) => operations.has(call.operation));
  const pagination = model && (await paginationOf(model, call.operation));
  const rest = Object.entries(call.input).filter(([name]) => name !== pagination?.inputToken);
  rest.sort(([a], [b]) => (a < b ? -1 : 1));
  const token = pagination && call.input[pagination.inputToken];
  return {
    key: [call.account, call.region, `${call.service}:${call.operation}`, JSON.stringify(rest)].join(' '),
    token: token === undefined ? undefined : String(token),
    pagination,
  };
}
