import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { standIn } from './stand-ins.js';
import { isObject } from './walk-path.js';

/** One answer that somebody recorded. */
export interface Recording {
  /** Where it stands in the archive. */
  readonly file: string;
  /** `service:Operation`, as fetches declare their calls. */
  readonly call: string;
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** True for an answer of another operation, put in the form of this one. */
  readonly standsIn?: boolean;
}

/** What was recorded together: the answers of each call, in the order in which they came. */
export interface Scenario {
  readonly name: string;
  readonly answers: ReadonlyMap<string, readonly Recording[]>;
}

/** Names of services in file names that differ from the names that they sign with. */
const SIGNING_NAMES: Readonly<Record<string, string>> = {
  'api.ecr': 'ecr',
  'api.sagemaker': 'sagemaker',
  efs: 'elasticfilesystem',
  elb: 'elasticloadbalancing',
  elbv2: 'elasticloadbalancing',
  email: 'ses',
  'ingest.timestream': 'timestream',
};

/** Unpacks the archive into a temporary folder, reads it whole, and removes the folder. */
export function readRecordings(archive: string): readonly Scenario[] {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-conformance-'));
  try {
    execFileSync('tar', ['xJf', archive, '-C', folder]);
    return [...readPlacebo(join(folder, 'aws')), ...readExamples(join(folder, 'aws'))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Cloud Custodian's: a folder for each scenario, a file for each answer, numbered in the order of the calls. */
function readPlacebo(root: string): Scenario[] {
  const home = 'custodian-placebo';
  return readdirSync(join(root, home), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const numbered = readdirSync(join(root, home, name)).flatMap((file) => {
        const [, service, operation, number] = /^(.+)\.([A-Za-z0-9]+)_(\d+)\.json$/.exec(file) ?? [];
        return service === undefined || operation === undefined
          ? []
          : { file, service, operation, number: Number(number) };
      });
      const recordings = numbered
        .sort((a, b) => a.number - b.number)
        .map(({ file, service, operation }) => {
          const text = readFileSync(join(root, home, name, file), 'utf8');
          const { status_code: status, data } = JSON.parse(text) as { status_code: number; data: Recording['data'] };
          return { file: `${home}/${name}/${file}`, call: callOf(service, operation), status, data };
        });
      return scenariosOf(`${home}/${name}`, recordings);
    });
}

/** AWS's own: a file for each version of a service, with inputs and outputs. */
function readExamples(root: string): Scenario[] {
  const home = 'botocore-examples';
  return readdirSync(join(root, home)).flatMap((file) => {
    const { examples } = JSON.parse(readFileSync(join(root, home, file), 'utf8')) as {
      examples: Record<string, { output?: Recording['data'] }[]>;
    };
    const service = basename(file).replace(/-\d{4}-\d\d-\d\d\.json$/, '');
    const recordings = Object.entries(examples).flatMap(([operation, list]) =>
      list.map(({ output = {} }, index) => {
        return {
          file: `${home}/${file}#${operation}[${index}]`,
          call: callOf(service, operation),
          status: 200,
          data: output,
        };
      }),
    );
    return scenariosOf(`${home}/${file}`, recordings);
  });
}

function callOf(service: string, operation: string): string {
  return `${SIGNING_NAMES[service] ?? service}:${operation}`;
}

function scenariosOf(name: string, recorded: readonly Recording[]): Scenario[] {
  const recordings = recorded.filter(({ data }) => isObject(data));
  const standIns = (kind: RegExp) =>
    recordings.filter(({ call }) => kind.test(call)).flatMap((each) => standIn(each) ?? []);
  // Lists agree with each other; what was asked about one by one need not be in them.
  const single = standIns(/:Get/);
  const whole = scenario(name, [...recordings, ...standIns(/:List/)]);
  return single.length > 0 ? [whole, scenario(name, single)] : [whole];
}

function scenario(name: string, recordings: readonly Recording[]): Scenario {
  const answers = new Map<string, Recording[]>();
  for (const recording of recordings) answers.set(recording.call, [...(answers.get(recording.call) ?? []), recording]);
  return { name, answers };
}
