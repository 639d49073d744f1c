import type { IncomingHttpHeaders } from 'node:http';
import { fromText } from './from-text.js';
import type { RestRoute } from './rest-routes.js';
import { readXml, type Shape } from './sdk-schema.js';
import type { JsonCodec } from './service-model.js';
import type { WireRequest } from './wire-request.js';

export interface RouteMatch {
  route: RestRoute;
  labels: Map<string, string>;
}

export function matchRoute(routes: readonly RestRoute[], { method, url }: WireRequest): RouteMatch | undefined {
  for (const route of routes) {
    const hit = route.method === method ? route.path.exec(url.pathname) : null;
    const asked = route.query.every(
      ([name, value]) => url.searchParams.has(name) && (!value || url.searchParams.get(name) === value),
    );
    if (!hit || !asked) continue;
    const labels = route.labels.map((label, index) => [label, decodeURIComponent(hit[index + 1] ?? '')] as const);
    return { route, labels: new Map(labels) };
  }
  return undefined;
}

/** Collects the input from where the model binds it: path, query, headers and body. */
export async function decodeRest(
  { route, labels }: RouteMatch,
  request: WireRequest,
  json: JsonCodec | undefined,
): Promise<Record<string, unknown>> {
  const shape = route.operation.input;
  if (!shape.isStructSchema()) return {};
  const read = async (into: Shape) =>
    json ? json.createDeserializer().read(into, request.body) : readXml(into, request.body);
  const members = [...shape.structIterator()];
  const payload = members.find(([, member]) => member.getMergedTraits().httpPayload);
  const body = request.body.length > 0 && !payload ? ((await read(shape)) as Record<string, unknown>) : {};
  const bound = members.map(([name, member]) => [name, boundValue(name, member, labels, request)]);
  const input = { ...body, ...Object.fromEntries(bound.filter(([, value]) => value !== undefined)) };
  if (payload && request.body.length > 0) {
    const [name, member] = payload;
    if (member.isBlobSchema()) input[name] = request.body;
    else input[name] = member.isStringSchema() ? request.body.toString() : await read(member);
  }
  return input;
}

function boundValue(name: string, member: Shape, labels: Map<string, string>, { url, headers }: WireRequest): unknown {
  const { httpLabel, httpQuery, httpQueryParams, httpHeader, httpPrefixHeaders } = member.getMergedTraits();
  if (httpLabel) {
    const label = labels.get(name);
    return label === undefined ? undefined : fromText(member, label);
  }
  if (httpQuery) {
    const values = url.searchParams.getAll(httpQuery);
    if (member.isListSchema() && values.length > 0)
      return values.map((value) => fromText(member.getValueSchema(), value));
    return values[0] === undefined ? undefined : fromText(member, values[0]);
  }
  if (httpQueryParams) return Object.fromEntries(url.searchParams);
  if (httpHeader) return headerValue(member, headers[httpHeader.toLowerCase()]);
  if (httpPrefixHeaders !== undefined) return prefixedHeaders(httpPrefixHeaders.toLowerCase(), headers);
  return undefined;
}

function headerValue(member: Shape, header: string | string[] | undefined): unknown {
  if (header === undefined) return undefined;
  const text = String(header);
  if (!member.isListSchema()) return fromText(member, text);
  return text.split(',').map((item) => fromText(member.getValueSchema(), item.trim()));
}

function prefixedHeaders(prefix: string, headers: IncomingHttpHeaders): Record<string, string> {
  const found = Object.entries(headers).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), String(value)]));
}
