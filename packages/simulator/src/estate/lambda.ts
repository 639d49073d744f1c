import type {
  AliasConfiguration,
  EventSourceMappingConfiguration,
  FunctionConfiguration,
} from '@aws-sdk/client-lambda';
import { canaryEnvironment } from './canaries.js';
import { OUTSIDE, type Service } from './catalog.js';
import { mainVpcId, subnetId } from './ec2/network.js';
import { securityGroupId } from './ec2/security-groups.js';
import { functionName, functionRole } from './names.js';
import type { Place } from './place.js';
import { allow, policyText } from './policy-text.js';

/** A function with what belongs to it alone. */
export interface FunctionEstate {
  readonly configuration: FunctionConfiguration & { FunctionName: string; FunctionArn: string };
  readonly policy?: string;
  readonly aliases: readonly AliasConfiguration[];
}

export interface LambdaEstate {
  readonly functions: readonly FunctionEstate[];
  readonly eventSourceMappings: readonly EventSourceMappingConfiguration[];
}

/** Changes the passwords of every database. */
export const ROTATION = {
  name: 'secret-rotation',
  team: 'platform',
  runs: ['functions'],
  runtime: 'python3.13',
} as const;

const PARTS = ['api', 'worker', 'schedule'] as const;
type Part = (typeof PARTS)[number] | 'run';

interface Slot {
  service: Service;
  part: Part;
  name: string;
}

export function lambdaEstate(place: Place): LambdaEstate {
  const slots = functionSlots(place);
  return {
    functions: slots.map((slot) => functionEstate(place, slot)),
    eventSourceMappings: slots.filter(({ part }) => part === 'worker').map((slot) => eventSourceMapping(place, slot)),
  };
}

function functionSlots(place: Place): Slot[] {
  if (place.services.length === 0) return [];
  const made = place.services
    .filter(({ runs }) => runs.includes('functions'))
    .flatMap((service) =>
      PARTS.flatMap((part) =>
        Array.from({ length: place.count(1) }, (_, index): Slot => {
          const name = functionName(place, service, part);
          return { service, part, name: index === 0 ? name : `${name}-${index + 1}` };
        }),
      ),
    );
  return [...made, { service: ROTATION, part: 'run', name: functionName(place, ROTATION, 'run') }];
}

function functionEstate(place: Place, slot: Slot): FunctionEstate {
  const configuration = configurationOf(place, slot);
  const policy = policyOf(place, slot, configuration.FunctionArn);
  return {
    configuration,
    ...(policy && { policy }),
    aliases: slot.part === 'api' ? [liveAlias(place, configuration)] : [],
  };
}

function configurationOf(place: Place, { service, part, name }: Slot): FunctionEstate['configuration'] {
  const draw = place.random('function', name);
  const isPrivate = service.database !== undefined;
  const layers = [
    { Arn: place.arn('lambda', 'layer:common:12'), CodeSize: 1_204_332 },
    {
      Arn: `arn:aws:lambda:${place.region}:${OUTSIDE.observability.account}:layer:lumenwatch-extension:42`,
      CodeSize: 18_450_021,
    },
  ];
  return {
    FunctionName: name,
    FunctionArn: place.arn('lambda', `function:${name}`),
    Description: part === 'run' ? 'Changes passwords' : `The ${part} of ${service.name}`,
    Runtime: service.runtime as NonNullable<FunctionConfiguration['Runtime']>,
    Handler: service.runtime.startsWith('java') ? `example.${part}.Handler::handle` : `${part}.handler`,
    Role: place.iam(`role/${service === ROTATION ? ROTATION.name : functionRole(service)}`),
    Version: '$LATEST',
    CodeSize: draw.int(20_000, 30_000_000),
    CodeSha256: Buffer.from(place.hex(64, 'code', name), 'hex').toString('base64'),
    MemorySize: draw.pick([128, 256, 512, 1024]),
    Timeout: draw.pick([10, 30, 60, 900]),
    EphemeralStorage: { Size: 512 },
    LastModified: draw.daysAgo(1, 500).toISOString().replace('Z', '+0000'),
    RevisionId: place.uuid('revision', name),
    PackageType: 'Zip',
    Architectures: [draw.pick(['arm64', 'x86_64'])],
    State: 'Active',
    LastUpdateStatus: 'Successful',
    TracingConfig: { Mode: draw.pick(['Active', 'PassThrough']) },
    Environment: { Variables: { STAGE: place.account.environment, ...(draw.chance(0.4) && canaryEnvironment) } },
    ...(draw.chance(0.5) && { KMSKeyArn: place.key('functions') }),
    ...(isPrivate && {
      VpcConfig: {
        VpcId: mainVpcId(place),
        SubnetIds: place.zones.map((zone) => subnetId(place, 'private', zone)),
        SecurityGroupIds: [securityGroupId(place, service.name)],
        Ipv6AllowedForDualStack: false,
      },
    }),
    ...(part !== 'run' && { Layers: layers.slice(0, draw.int(0, 2)) }),
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${name}` },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
  };
}

function policyOf(place: Place, { service, part }: Slot, arn: string): string | undefined {
  const invoke = 'lambda:InvokeFunction';
  if (part === 'run') {
    return policyText(allow(invoke, arn, { Sid: 'rotation', Principal: { Service: 'secretsmanager.amazonaws.com' } }));
  }
  if (part === 'worker') return undefined;
  // Partners call it, so somebody let everyone call it.
  if (service.name === 'notifications' && part === 'api')
    return policyText(allow(invoke, arn, { Sid: 'webhook', Principal: '*' }));
  if (service.name === 'data-platform' && part === 'schedule') {
    const vendor = { AWS: `arn:aws:iam::${OUTSIDE.costs.account}:root` };
    return policyText(allow(invoke, arn, { Sid: 'vendor', Principal: vendor }));
  }
  const [principal, source] =
    part === 'api'
      ? ['apigateway', place.arn('execute-api', `${place.hex(10, 'api', service.name)}/*/*/*`)]
      : ['events', place.arn('events', `rule/${service.name}-nightly`)];
  return policyText(
    allow(invoke, arn, {
      Sid: part,
      Principal: { Service: `${principal}.amazonaws.com` },
      Condition: { ArnLike: { 'AWS:SourceArn': source } },
    }),
  );
}

function liveAlias(place: Place, { FunctionArn, FunctionName }: FunctionEstate['configuration']): AliasConfiguration {
  return {
    AliasArn: `${FunctionArn}:live`,
    Name: 'live',
    FunctionVersion: String(place.random('alias', FunctionName).int(1, 90)),
    Description: 'What callers get',
    RevisionId: place.uuid('alias', FunctionName),
  };
}

/** The queues are real to the company and not part of the estate. */
function eventSourceMapping(place: Place, { name }: Slot): EventSourceMappingConfiguration {
  const draw = place.random('mapping', name);
  const isStream = draw.chance(0.3);
  return {
    UUID: place.uuid('mapping', name),
    EventSourceMappingArn: place.arn('lambda', `event-source-mapping:${place.uuid('mapping', name)}`),
    FunctionArn: place.arn('lambda', `function:${name}`),
    EventSourceArn: isStream ? place.arn('kinesis', `stream/${name}`) : place.arn('sqs', name),
    State: draw.chance(0.9) ? 'Enabled' : 'Disabled',
    BatchSize: isStream ? 100 : 10,
    MaximumBatchingWindowInSeconds: 0,
    LastModified: draw.daysAgo(10, 400),
    LastProcessingResult: 'OK',
    StateTransitionReason: 'USER_INITIATED',
    ...(isStream && {
      StartingPosition: 'LATEST' as const,
      ParallelizationFactor: 1,
      MaximumRecordAgeInSeconds: 86_400,
      MaximumRetryAttempts: 3,
      BisectBatchOnFunctionError: true,
    }),
  };
}
