import type { WireResponse } from '../wire/wire-response.js';
import { coerce } from './coerce.js';
import { encodeRest } from './encode-rest.js';
import { memberRefs, type OperationTable, type ShapeRef, structure, writeXml } from './sdk-schema.js';
import type { ServiceModel } from './service-model.js';

/** Writes an operation's output in the service's own protocol. Throws if the data does not fit the model. */
export function encodeData(
  model: ServiceModel,
  operation: OperationTable,
  data: unknown,
  requestId: string,
): WireResponse {
  const value = operation.output.isStructSchema() ? (coerce(operation.output, data) as Record<string, unknown>) : {};
  switch (model.protocol) {
    case 'awsQuery':
      return xmlResponse(awsQueryBody(model, operation, value, requestId));
    case 'ec2Query':
      return xmlResponse(ec2QueryBody(model, operation, value, requestId));
    case 'awsJson1_0':
    case 'awsJson1_1': {
      const contentType = `application/x-amz-json-${model.protocol.slice(-3).replace('_', '.')}`;
      return { status: 200, headers: { 'content-type': contentType }, body: jsonBody(model, operation, value) };
    }
    case 'restJson1':
    case 'restXml':
      return encodeRest(model, operation, value);
  }
}

function xmlResponse(body: string): WireResponse {
  return { status: 200, headers: { 'content-type': 'text/xml;charset=UTF-8' }, body };
}

const STRING: ShapeRef = 0;
const metadata = structure('ResponseMetadata', { RequestId: STRING });

function awsQueryBody(
  model: ServiceModel,
  { name, output }: OperationTable,
  value: unknown,
  requestId: string,
): string {
  const result: Record<string, ShapeRef> = output.isStructSchema() ? { [`${name}Result`]: output.ref } : {};
  const envelope = structure(`${name}Response`, { ...result, ResponseMetadata: metadata.ref });
  const content = { [`${name}Result`]: value, ResponseMetadata: { RequestId: requestId } };
  return writeXml(envelope, content, model.xmlNamespace);
}

function ec2QueryBody(model: ServiceModel, { name, output }: OperationTable, value: object, requestId: string): string {
  const members = output.isStructSchema() ? memberRefs(output) : {};
  const envelope = structure(`${name}Response`, { requestId: STRING, ...members });
  return writeXml(envelope, { requestId, ...value }, model.xmlNamespace);
}

function jsonBody({ json }: ServiceModel, { output }: OperationTable, value: unknown): string | Uint8Array {
  if (!json || !output.isStructSchema()) return '{}';
  const serializer = json.createSerializer();
  serializer.write(output, value);
  return serializer.flush();
}
