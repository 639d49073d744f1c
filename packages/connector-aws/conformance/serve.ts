import type { AwsAnswer, AwsCall } from '../../simulator/src/aws-wire/index.js';
import type { Recording, Scenario } from './recordings.js';
import { isObject } from './walk-path.js';

/** The answers of one scenario, as one fetch asks for them. */
export interface Session {
  /** Answers a call with the next recording of its operation. */
  answer(call: AwsCall): AwsAnswer;
  /** Begins a run: what was all given is given again, so that the rest of other calls is reached. */
  begin(): void;
  /** What was given since the run began. */
  readonly given: readonly Recording[];
  /** What was never given so far. */
  left(): readonly Recording[];
}

/** Makes the session of the given calls. Answers that tell of an error without its code are left out. */
export function openSession({ answers }: Scenario, calls: readonly string[]): Session {
  const lists = new Map(calls.map((call) => [call, answers.get(call) ?? []]));
  const next = new Map<string, number>();
  const seen = new Set<Recording>();
  let given: Recording[] = [];
  return {
    begin() {
      given = [];
      for (const [call, list] of lists) if ((next.get(call) ?? 0) >= list.length) next.set(call, 0);
    },
    answer({ service, operation }) {
      const call = `${service}:${operation}`;
      const list = lists.get(call) ?? [];
      const index = next.get(call) ?? 0;
      const recording = list[index];
      // Nothing was recorded, or no more: the operation has nothing to tell.
      if (recording === undefined) return { kind: 'data', data: {} };
      next.set(call, index + 1);
      given.push(recording);
      seen.add(recording);
      return answerOf(recording, index === list.length - 1);
    },
    get given() {
      return given;
    },
    left: () => [...lists.values()].flat().filter((recording) => !seen.has(recording)),
  };
}

/** What an error answer says its code is. */
export function errorCode({ data }: Recording): string | undefined {
  const error = data.Error;
  return isObject(error) && typeof error.Code === 'string' ? error.Code : undefined;
}

const PAGE_TOKEN = /^(?:next)?(?:token|marker|continuationtoken)$/i;
const MORE_PAGES = /^(?:is)?truncated$/i;

function answerOf(recording: Recording, last: boolean): AwsAnswer {
  const { data, status, call } = recording;
  if (status >= 400) {
    return { kind: 'error', code: errorCode(recording) ?? `Status${status}`, message: 'recorded', status };
  }
  const own = call.startsWith('iam:') ? encodeDocuments(data) : data;
  return { kind: 'data', data: last && isObject(own) ? withoutNextPage(own) : own };
}

/** What follows was not recorded. */
function withoutNextPage(data: Readonly<Record<string, unknown>>): object {
  const members = Object.entries(data).filter(([name]) => !PAGE_TOKEN.test(name));
  return Object.fromEntries(members.map(([name, value]) => [name, MORE_PAGES.test(name) ? false : value]));
}

/** IAM sends policy documents percent-encoded; boto3 decodes them before they are recorded. */
function encodeDocuments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(encodeDocuments);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, inner]) => [
    name,
    /Document$/.test(name) && isObject(inner) ? encodeURIComponent(JSON.stringify(inner)) : encodeDocuments(inner),
  ]);
  return Object.fromEntries(members);
}
