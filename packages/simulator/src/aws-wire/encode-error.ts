import type { IncomingHttpHeaders } from 'node:http';
import type { WireResponse } from '../wire/wire-response.js';
import { type ShapeRef, structure, writeXml } from './sdk-schema.js';
import type { ServiceModel } from './service-model.js';

export interface WireError {
  code: string;
  message: string;
  status?: number;
  headers?: Record<string, string>;
}

/** Writes an error in the service's own protocol, so that the client throws it under its own name. */
export function encodeError(model: ServiceModel, error: WireError, requestId: string): WireResponse {
  const modelled = model.errors.get(error.code);
  const status = error.status ?? modelled?.status ?? usualStatus(error.code);
  const isQuery = model.protocol === 'awsQuery' || model.protocol === 'ec2Query';
  const code = (isQuery ? modelled?.queryCode : modelled?.name) ?? error.code;
  const { contentType, headers, body } = model.json
    ? jsonError(code, error.message)
    : xmlError(model, { ...error, code }, status, requestId);
  return { status, headers: { 'content-type': contentType, ...headers, ...error.headers }, body };
}

/** Without a service there is no protocol: the request shows whether its client reads XML or JSON. */
export function encodeUnknownService(request: IncomingHttpHeaders, message: string, requestId: string): WireResponse {
  const error = { code: 'SimulatorFailure', message };
  const xml =
    /form-urlencoded|xml/.test(request['content-type'] ?? '') || /\/s3\w*\/aws4/.test(request.authorization ?? '');
  const { contentType, headers, body } = xml
    ? queryXml(error, 'Sender', requestId, undefined)
    : jsonError(error.code, message);
  return { status: 400, headers: { 'content-type': contentType, ...headers }, body };
}

/** For codes that the AWS model does not list. */
function usualStatus(code: string): number {
  if (/^NoSuch/.test(code)) return 404;
  if (/Denied|Unauthorized|^AuthFailure|^InvalidClientTokenId|^SignatureDoesNotMatch/.test(code)) return 403;
  if (/^(SlowDown|ServiceUnavailable|RequestLimitExceeded|Unavailable)$/.test(code)) return 503;
  return /^Internal/.test(code) ? 500 : 400;
}

interface ErrorBody {
  contentType: string;
  headers: Record<string, string>;
  body: string;
}

function jsonError(code: string, message: string): ErrorBody {
  return {
    contentType: 'application/json',
    headers: { 'x-amzn-errortype': code },
    body: JSON.stringify({ __type: code, message }),
  };
}

const STRING: ShapeRef = 0;
const ec2Item = structure('Error', { Code: STRING, Message: STRING });
const ec2Error = structure('Response', { Errors: structure('Errors', { Error: ec2Item.ref }).ref, RequestID: STRING });
const queryItem = structure('Error', { Type: STRING, Code: STRING, Message: STRING });
const queryError = structure('ErrorResponse', { Error: queryItem.ref, RequestId: STRING });
const restError = structure('Error', { Code: STRING, Message: STRING, RequestId: STRING });

function xmlError(
  model: ServiceModel,
  error: Pick<WireError, 'code' | 'message'>,
  status: number,
  requestId: string,
): ErrorBody {
  const type = status < 500 ? 'Sender' : 'Receiver';
  if (model.protocol === 'awsQuery') return queryXml(error, type, requestId, model.xmlNamespace);
  const item = { Code: error.code, Message: error.message, RequestId: requestId };
  const body =
    model.protocol === 'ec2Query'
      ? writeXml(ec2Error, { Errors: { Error: item }, RequestID: requestId }, undefined)
      : writeXml(restError, item, undefined);
  return { contentType: 'application/xml', headers: {}, body };
}

function queryXml(
  { code, message }: Pick<WireError, 'code' | 'message'>,
  type: string,
  requestId: string,
  xmlNamespace: string | undefined,
): ErrorBody {
  const item = { Type: type, Code: code, Message: message };
  return {
    contentType: 'text/xml',
    headers: {},
    body: writeXml(queryError, { Error: item, RequestId: requestId }, xmlNamespace),
  };
}
