import { bodyLink, type FetchRef, type HttpClient, httpClient, type MakeCall } from '@cadastre/core';
import type { Tenant } from '../sign-in/tenants.js';
import { armAllowance } from './allowance.js';
import { armRecord } from './arm-record.js';

/** The client of one partition for Azure Resource Manager. Every resource that it gives is shaped by {@link armRecord}. */
export function armClient({ cloud, armAuthorization }: Tenant, fetch: FetchRef, call: MakeCall): HttpClient {
  const client = httpClient({
    baseUrl: cloud.resourceManager,
    authorization: armAuthorization,
    nextPage: bodyLink('nextLink'),
    allowanceOf: armAllowance,
    fetch,
    call,
  });
  async function* shaped<T>(resources: AsyncIterable<unknown>): AsyncGenerator<T> {
    for await (const resource of resources) yield armRecord<T>(resource);
  }
  return {
    get: async <T>(...asked: Parameters<HttpClient['get']>) => armRecord<T>(await client.get(...asked)),
    list: <T>(...asked: Parameters<HttpClient['list']>) => shaped<T>(client.list(...asked)),
    listIn: <T>(...asked: Parameters<HttpClient['listIn']>) => shaped<T>(client.listIn(...asked)),
    query: client.query,
  };
}
