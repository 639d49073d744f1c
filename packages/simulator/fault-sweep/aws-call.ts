import type { CallIdentity } from '@cadastre/testing/fault-sweep';
import { paginationOf } from '../src/aws-wire/pagination.js';
import { serviceModels } from '../src/aws-wire/service-model.js';
import type { FaultCall } from '../src/index.js';

/** Tells which call this is, and which page of which list it asks for. */
export async function identifyAwsCall(call: FaultCall): Promise<CallIdentity> {
  const model = (await serviceModels(call.service)).find(({ operations }) => operations.has(call.operation));
  const pagination = model && (await paginationOf(model, call.operation));
  const rest = Object.entries(call.input).filter(([name]) => name !== pagination?.inputToken);
  rest.sort(([a], [b]) => (a < b ? -1 : 1));
  const token = pagination && call.input[pagination.inputToken];
  const operation = `${call.service}:${call.operation}`;
  return {
    operation,
    tenant: call.account,
    list: [call.account, call.region, operation, JSON.stringify(rest)].join(' '),
    token: token === undefined ? undefined : String(token),
    pagination,
  };
}
