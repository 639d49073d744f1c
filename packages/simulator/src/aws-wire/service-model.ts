import { type RestRoute, restRoutes } from './rest-routes.js';
import { type ErrorTable, errorTable, type OperationTable, operationTable, type Shape } from './sdk-schema.js';
import { type ServiceEntry, services } from './services.js';

const protocols = ['awsQuery', 'ec2Query', 'awsJson1_0', 'awsJson1_1', 'restJson1', 'restXml'] as const;
type Protocol = (typeof protocols)[number];

/** The SDK's JSON reader and writer, set up for one service. */
export interface JsonCodec {
  createSerializer(): { write(shape: Shape, value: unknown): void; flush(): string | Uint8Array };
  createDeserializer(): { read(shape: Shape, body: Uint8Array): Promise<unknown> };
}

/** A service as its own SDK client describes it. */
export interface ServiceModel extends Pick<ServiceEntry, 'signingName' | 'invalidToken'> {
  protocol: Protocol;
  /** Only JSON protocols have one. */
  json: JsonCodec | undefined;
  xmlNamespace: string | undefined;
  /** The API version that query protocols name in each request. */
  version: string | undefined;
  /** The prefix of the `X-Amz-Target` header. */
  target: string | undefined;
  operations: ReadonlyMap<string, OperationTable>;
  /** By exception name and by query code. */
  errors: ReadonlyMap<string, ErrorTable>;
  routes: readonly RestRoute[];
  /** What the client package exports. */
  client: object;
}

interface ClientConfig {
  protocol: { getShapeId(): string; getPayloadCodec(): JsonCodec };
  protocolSettings: { xmlNamespace?: string; version?: string; serviceTarget?: string };
}

const models = new Map<ServiceEntry, Promise<ServiceModel>>();

/** The services that sign with this name. Usually one; RDS, Neptune and DocDB would share theirs. */
export function serviceModels(signingName: string): Promise<ServiceModel[]> {
  return Promise.all(
    services
      .filter((entry) => entry.signingName === signingName)
      .map((entry) => {
        const model = models.get(entry) ?? loadModel(entry);
        models.set(entry, model);
        return model;
      }),
  );
}

async function loadModel(entry: ServiceEntry): Promise<ServiceModel> {
  const client = await entry.load();
  const { protocol: sdkProtocol, protocolSettings } = clientConfig(client);
  const protocol = protocols.find((name) => sdkProtocol.getShapeId() === `aws.protocols#${name}`);
  if (!protocol) throw new Error(`${entry.signingName} speaks ${sdkProtocol.getShapeId()}, which is not written here`);
  const exported = Object.values(client);
  const operations = exported.map(operationTable).filter((operation) => operation !== undefined);
  const errors = exported.map(errorTable).filter((error) => error !== undefined);
  return {
    signingName: entry.signingName,
    invalidToken: entry.invalidToken,
    protocol,
    json: /json/i.test(protocol) ? sdkProtocol.getPayloadCodec() : undefined,
    xmlNamespace: protocolSettings.xmlNamespace,
    version: protocolSettings.version,
    target: protocolSettings.serviceTarget,
    operations: new Map(operations.map((operation) => [operation.name, operation])),
    errors: new Map(
      errors.flatMap((error) => [
        [error.name, error],
        [error.queryCode ?? error.name, error],
      ]),
    ),
    routes: restRoutes(operations),
    client,
  };
}

function clientConfig(client: object): ClientConfig {
  // Never sends anything: it is made for its protocol settings.
  const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
  return new (clientClass(client))({ region: 'us-east-1', credentials }).config;
}

/** The client among the exports of its package: `EC2Client`. */
export function clientClass(client: object): new (config: object) => { config: ClientConfig } {
  const found = Object.entries(client).find(([name]) => /^[A-Z]\w+Client$/.test(name));
  if (!found) throw new Error('the package exports no client');
  return found[1];
}
