import { decodeQuery } from './decode-query.js';
import { decodeRest, matchRoute } from './decode-rest.js';
import type { OperationTable } from './sdk-schema.js';
import { type ServiceModel, serviceModels } from './service-model.js';
import type { WireRequest } from './wire-request.js';

export interface DecodedCall {
  model: ServiceModel;
  operation: OperationTable;
  input: Record<string, unknown>;
  region: string;
  accessKeyId: string;
}

/** Finds out what a request asks for. Throws when no listed service has such an operation. */
export async function decodeCall(request: WireRequest): Promise<DecodedCall> {
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(request.headers.authorization ?? '');
  const [, accessKeyId = '', region = '', signingName = ''] = scope ?? [];
  for (const model of await serviceModels(signingName)) {
    const found = await decodeFor(model, request);
    if (found) return { model, ...found, region, accessKeyId };
  }
  const asked = String(request.headers['x-amz-target'] ?? `${request.method} ${request.url.pathname}`);
  throw new Error(`no listed service signs as "${signingName}" and has an operation for ${asked}`);
}

async function decodeFor(
  model: ServiceModel,
  request: WireRequest,
): Promise<Pick<DecodedCall, 'operation' | 'input'> | undefined> {
  switch (model.protocol) {
    case 'awsQuery':
    case 'ec2Query': {
      const form = new URLSearchParams(request.body.toString());
      const operation = model.operations.get(form.get('Action') ?? '');
      if (!operation || form.get('Version') !== model.version) return undefined;
      return { operation, input: decodeQuery(operation.input, form, model.protocol) };
    }
    case 'awsJson1_0':
    case 'awsJson1_1': {
      const target = String(request.headers['x-amz-target']);
      const name = target.slice(target.lastIndexOf('.') + 1);
      const operation = target === `${model.target}.${name}` ? model.operations.get(name) : undefined;
      if (!operation || !model.json) return undefined;
      const input = operation.input.isStructSchema()
        ? await model.json.createDeserializer().read(operation.input, request.body)
        : {};
      return { operation, input: input as Record<string, unknown> };
    }
    case 'restJson1':
    case 'restXml': {
      const match = matchRoute(model.routes, request);
      return match && { operation: match.route.operation, input: await decodeRest(match, request, model.json) };
    }
  }
}
