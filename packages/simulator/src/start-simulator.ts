import { answerCall } from './aws/answer-call.js';
import { callerOf } from './aws/caller.js';
import { type AwsAnswer, type AwsCall, paginate, startAwsServer } from './aws-wire/index.js';
import type { Estate, EstateOptions } from './estate/estate.js';
import { generateEstate } from './estate/generate-estate.js';
import { readerAccessKeyId } from './estate/iam/users.js';

/** What a simulated company is, and how it answers. */
export interface SimulatorOptions extends EstateOptions {
  /** Every answer takes this long, in milliseconds. Default 0. */
  readonly latencyMs?: number;
  /** Items on a page where the caller asks for no fewer. Default 20, so that most lists have several pages. */
  readonly pageSize?: number;
  /** Default: any free port of 127.0.0.1. */
  readonly port?: number;
}

/** A call that may go wrong, with what it would get if it did not. */
export interface FaultCall extends AwsCall {
  /** That of the keys that signed the call, empty for unknown keys. */
  account: string;
  /** The page that is the good answer, to this call or to one with another input. */
  answer(input?: Record<string, unknown>): Promise<AwsAnswer>;
}

/**
 * Decides which calls go wrong, and how: what it gives is sent as it is, and `undefined` means the good answer.
 *
 * @example
 * ```ts
 * import type { FaultRule } from '@cadastre/simulator';
 *
 * const denied: FaultRule = ({ service, region }) =>
 *   service === 'lambda' && region === 'us-east-1'
 *     ? { kind: 'error', code: 'AccessDeniedException', message: 'no', status: 403 }
 *     : undefined;
 * ```
 */
export type FaultRule = (call: FaultCall) => AwsAnswer | undefined | Promise<AwsAnswer | undefined>;

/** One call that was made. */
export interface SimulatedCall {
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
}

/** A running simulator. */
export interface Simulator {
  /** The endpoint for every service. */
  readonly url: string;
  readonly organizationId: string;
  readonly managementAccountId: string;
  /** The accounts that can be read, the management account first. In each the role `CadastreReader` can be assumed. */
  readonly accountIds: readonly string[];
  readonly regions: readonly string[];
  /** Of a user of the management account. They are made up, and open nothing but this. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** All that the answers are made from. */
  readonly estate: Estate;
  /** Makes calls go wrong from now on; `undefined` ends it. */
  setFault(rule: FaultRule | undefined): void;
  /** Every call so far, in order, pages and retries too. */
  calls(): readonly SimulatedCall[];
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a made-up company behind AWS's own protocols, on 127.0.0.1: real SDK clients and the AWS connector read it as they would
 * read AWS.
 *
 * @throws Error when an option has no sense, or the port is taken.
 * @example
 * ```ts
 * import { aws } from '@cadastre/connector-aws';
 * import { startSimulator } from '@cadastre/simulator';
 *
 * const simulator = await startSimulator({ accounts: 3 });
 * const source = aws({
 *   endpoint: simulator.url,
 *   credentials: async () => simulator.credentials,
 *   accounts: { organizationRole: 'CadastreReader' },
 * });
 * console.log(source.name);
 * await simulator.close();
 * ```
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { latencyMs = 0, pageSize = 20, port } = options;
  const estate = generateEstate(options);
  const managementAccountId = estate.accounts[0]?.id ?? '';
  const made: SimulatedCall[] = [];
  let fault: FaultRule | undefined;

  const pageOf = paginate((call) => answerCall(estate, call, callerOf(estate, call.accessKeyId)), pageSize);

  async function answerTo(call: AwsCall): Promise<AwsAnswer> {
    const account = callerOf(estate, call.accessKeyId)?.account.id ?? '';
    made.push({ service: call.service, operation: call.operation, account, region: call.region });
    const good = async (input = call.input): Promise<AwsAnswer> => pageOf({ ...call, input });
    const answer = (await fault?.({ ...call, account, answer: good })) ?? (await good());
    return latencyMs > 0 ? { kind: 'fault', fault: { type: 'delay', ms: latencyMs, answer } } : answer;
  }

  const server = await startAwsServer(answerTo, port === undefined ? {} : { port });
  return {
    url: server.url,
    organizationId: estate.organization.organization.Id ?? '',
    managementAccountId,
    accountIds: estate.accounts.map(({ id }) => id),
    regions: estate.regions,
    credentials: { accessKeyId: readerAccessKeyId(managementAccountId), secretAccessKey: 'not-checked' },
    estate,
    setFault: (rule) => {
      fault = rule;
    },
    calls: () => made,
    close: server.close,
  };
}
