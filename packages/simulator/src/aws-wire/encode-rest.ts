import type { WireResponse } from '../wire/wire-response.js';
import { headerTimestamp, type OperationTable, type Shape, writeXml } from './sdk-schema.js';
import type { ServiceModel } from './service-model.js';

/** Spreads an output over status, headers and body, as the model binds its members. */
export function encodeRest(
  model: ServiceModel,
  { http, output }: OperationTable,
  value: Record<string, unknown>,
): WireResponse {
  const response: WireResponse = { status: http?.status ?? 200, headers: {}, body: '' };
  if (!output.isStructSchema()) return response;
  const body: Record<string, unknown> = {};
  let hasBody = false;
  let payload: [Shape, unknown] | undefined;
  for (const [name, member] of output.structIterator()) {
    const { httpHeader, httpPrefixHeaders, httpResponseCode, httpPayload } = member.getMergedTraits();
    const item = value[name];
    if (httpPayload) payload = [member, item];
    else if (!(httpHeader || httpPrefixHeaders !== undefined || httpResponseCode)) {
      hasBody = true;
      body[name] = item;
    } else if (item !== undefined) {
      if (httpHeader) response.headers[httpHeader.toLowerCase()] = headerText(member, item);
      else if (httpResponseCode) response.status = Number(item);
      else Object.assign(response.headers, prefixed(String(httpPrefixHeaders), item as object));
    }
  }
  const content = payload ? payloadBody(model, ...payload) : hasBody ? documentBody(model, output, body) : undefined;
  if (content) {
    response.headers['content-type'] ??= content.type;
    response.body = content.body;
  }
  return response;
}

interface Content {
  type: string;
  body: string | Uint8Array;
}

function payloadBody(model: ServiceModel, member: Shape, value: unknown): Content | undefined {
  if (value === undefined) return undefined;
  if (member.isBlobSchema()) return { type: 'application/octet-stream', body: value as Uint8Array };
  if (member.isStringSchema()) return { type: 'text/plain', body: String(value) };
  return documentBody(model, member, value);
}

function documentBody({ json, xmlNamespace }: ServiceModel, shape: Shape, value: unknown): Content {
  if (json) {
    const serializer = json.createSerializer();
    serializer.write(shape, value);
    return { type: 'application/json', body: serializer.flush() };
  }
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return { type: 'application/xml', body: declaration + unwrapped(shape, writeXml(shape, value, xmlNamespace)) };
}

/** GetBucketLocation's only member carries the name of its root element, and S3 sends it once. */
function unwrapped(shape: Shape, xml: string): string {
  const root = shape.getMergedTraits().xmlName;
  if (!root || ![...shape.structIterator()].some(([name]) => name === root)) return xml;
  return xml.replace(`<${root}>`, '').replace(`</${root}>`, '');
}

function headerText(shape: Shape, value: unknown): string {
  return value instanceof Date ? headerTimestamp(shape, value) : String(value);
}

function prefixed(prefix: string, values: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [(prefix + name).toLowerCase(), String(value)]),
  );
}
