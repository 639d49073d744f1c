import type { AwsAnswer, AwsCall, AwsHandler } from './call.js';
import { type Pagination, paginationOf } from './pagination.js';
import type { Shape } from './sdk-schema.js';
import { type ServiceModel, serviceModels } from './service-model.js';

type Members = Record<string, unknown>;

/**
 * Makes a handler that gives whole lists answer page by page, as the service would: the caller's page size, an opaque token,
 * the truncation flag, and the service's own error for a token that it did not issue. Which operations have pages, and under
 * what names, comes from the SDK's paginators; everything else passes through.
 *
 * @param pageSize items on a page when the caller names no smaller number, default 100
 * @example
 * ```ts
 * import { paginate, startAwsServer } from '@cadastre/simulator';
 *
 * const everyUser = ['ann', 'bob'].map((UserName) => ({ UserName }));
 *
 * const server = await startAwsServer(paginate(() => ({ kind: 'data', data: { Users: everyUser } })));
 * ```
 */
export function paginate(handler: AwsHandler, pageSize = 100): AwsHandler {
  return async (call) => cut(call, await handler(call), pageSize);
}

async function cut(call: AwsCall, answer: AwsAnswer, pageSize: number): Promise<AwsAnswer> {
  if (answer.kind === 'fault' && answer.fault.type === 'delay') {
    return { kind: 'fault', fault: { ...answer.fault, answer: await cut(call, answer.fault.answer, pageSize) } };
  }
  if (answer.kind !== 'data') return answer;
  const model = (await serviceModels(call.service)).find(({ operations }) => operations.has(call.operation));
  const output = model?.operations.get(call.operation)?.output;
  const pagination = model && (await paginationOf(model, call.operation));
  if (!model || !output || !pagination) return answer;

  const start = startOf(call, pagination);
  if (start === undefined) return invalidToken(model, pagination);
  const limit = Number((pagination.limit && call.input[pagination.limit]) ?? pageSize);
  const end = start + Math.max(1, Math.min(limit, pageSize));
  const page = (shape: Shape, data: Members, [name = '', ...rest]: string[]): Members =>
    rest.length > 0
      ? { ...data, [name]: page(shape.getMemberSchema(name), (data[name] ?? {}) as Members, rest) }
      : pageOf(shape, data, { start, end, tokenName: name, token: tokenFor(call, end) });
  return { kind: 'data', data: page(output, answer.data as Members, pagination.outputToken) };
}

interface Window {
  start: number;
  end: number;
  tokenName: string;
  token: string;
}

/** Several lists beside one token (GetAccountAuthorizationDetails) are one sequence, as AWS has it. */
function pageOf(shape: Shape, data: Members, { start, end, tokenName, token }: Window): Members {
  const page = { ...data };
  let seen = 0;
  for (const [name, member] of shape.structIterator()) {
    const items = data[name];
    if (!member.isListSchema() || !Array.isArray(items)) continue;
    page[name] = items.slice(Math.max(0, start - seen), Math.max(0, end - seen));
    seen += items.length;
  }
  const more = end < seen;
  if (more) page[tokenName] = token;
  for (const [name] of shape.structIterator()) if (name === 'IsTruncated' || name === 'Truncated') page[name] = more;
  return page;
}

function tokenFor({ service, operation }: AwsCall, offset: number): string {
  return Buffer.from(`${service}:${operation}:${offset}`).toString('base64url');
}

/** Gives nothing for a token that this operation did not issue. */
function startOf(call: AwsCall, { inputToken }: Pagination): number | undefined {
  const token = call.input[inputToken];
  if (token === undefined) return 0;
  const offset = Number(Buffer.from(String(token), 'base64url').toString().split(':')[2]);
  return Number.isInteger(offset) && token === tokenFor(call, offset) ? offset : undefined;
}

function invalidToken({ invalidToken: code }: ServiceModel, { inputToken }: Pagination): AwsAnswer {
  return { kind: 'error', code, message: `The value of ${inputToken} is not valid.`, status: 400 };
}
