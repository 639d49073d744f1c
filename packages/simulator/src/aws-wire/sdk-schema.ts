/**
 * The one door to the SDK's schema and XML code. `@smithy/core/schema` and `@aws-sdk/core/protocols` are public but young:
 * whatever a new SDK release moves is mended here.
 */
import { XmlShapeDeserializer, XmlShapeSerializer } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';

/** A type of the AWS model, with its members and its traits (`httpHeader`, `xmlName`, …). */
export type Shape = NormalizedSchema;
export type ShapeRef = Parameters<typeof NormalizedSchema.of>[0];

// Kinds of the static tables that every client exports, as [kind, namespace, name, traits, …].
const STRUCTURE = 3;
const ERROR = -3;
const OPERATION = 9;

// A timestamp's wire format is its schema number.
const DATE_TIME = 5;
const EPOCH_SECONDS = 7;

function shapeOf(ref: ShapeRef): Shape {
  return NormalizedSchema.of(ref);
}

/** A structure that exists only on the wire, such as the envelope of a query answer. */
export function structure(name: string, members: Record<string, ShapeRef>): Shape {
  const ref = [STRUCTURE, 'simulator', name, 0, Object.keys(members), Object.values(members)];
  return shapeOf(ref as unknown as ShapeRef);
}

/** The members of a structure as references, to build another structure from. */
export function memberRefs(shape: Shape): Record<string, ShapeRef> {
  const [, , , , names, refs] = shape.getSchema() as unknown as [number, string, string, unknown, string[], ShapeRef[]];
  return Object.fromEntries(names.map((name, index) => [name, refs[index] as ShapeRef]));
}

type OperationRef = [number, string, string, { http?: [string, string, number] } | 0, ShapeRef, ShapeRef];

export interface OperationTable {
  name: string;
  http: { method: string; uri: string; status: number } | undefined;
  input: Shape;
  output: Shape;
}

/** Reads an export of a client package as an operation, or gives nothing if it is something else. */
export function operationTable(exported: unknown): OperationTable | undefined {
  if (!Array.isArray(exported) || exported[0] !== OPERATION) return undefined;
  const [, , name, traits, input, output] = exported as OperationRef;
  const http = traits ? traits.http : undefined;
  return {
    name,
    http: http && { method: http[0], uri: http[1], status: http[2] },
    input: shapeOf(input),
    output: shapeOf(output),
  };
}

export interface ErrorTable {
  name: string;
  status: number | undefined;
  /** The code that query protocols send in place of the exception's name: `NoSuchEntity` for NoSuchEntityException. */
  queryCode: string | undefined;
}

/** Reads an export of a client package as a modelled error, or gives nothing if it is something else. */
export function errorTable(exported: unknown): ErrorTable | undefined {
  if (!Array.isArray(exported) || exported[0] !== ERROR) return undefined;
  const [, , name] = exported as [number, string, string];
  const traits = shapeOf(exported as unknown as ShapeRef).getMergedTraits() as {
    httpError?: number;
    awsQueryError?: [string, number];
  };
  return { name, status: traits.httpError, queryCode: traits.awsQueryError?.[0] };
}

/** A timestamp as HTTP headers have it unless the model says otherwise. */
export function headerTimestamp(shape: Shape, value: Date): string {
  const format = shape.getSchema();
  if (format === EPOCH_SECONDS) return String(value.getTime() / 1000);
  return format === DATE_TIME ? value.toISOString() : value.toUTCString();
}

const xmlSettings = {
  timestampFormat: { useTrait: true, default: DATE_TIME as 5 },
  httpBindings: true,
  serviceNamespace: 'simulator',
};

/** Writes one XML element, named as the shape says, with the service's namespace. */
export function writeXml(shape: Shape, value: unknown, xmlNamespace: string | undefined): string {
  const serializer = new XmlShapeSerializer({ ...xmlSettings, xmlNamespace: xmlNamespace ?? '' });
  serializer.write(shape, value);
  return String(serializer.flush());
}

export function readXml(shape: Shape, body: Uint8Array): unknown {
  return new XmlShapeDeserializer({ ...xmlSettings, xmlNamespace: '' }).read(shape, body);
}
