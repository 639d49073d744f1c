import type { Allowance } from '@cadastre/core';

/** A bucket of so many reads for each subscription and principal, which is filled by so many in a second. */
const BUCKET = 250;
const FILLED_PER_SECOND = 25;
/** Queries of Resource Graph that a user may make in a window; https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests. */
const QUERIES = 15;

/** What Resource Manager says of the limits of what was called: https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling. */
export function armAllowance(headers: Headers): Allowance | undefined {
  const queries = numberOf(headers, 'x-ms-user-quota-remaining');
  const resets = /^(\d+):(\d+):(\d+)$/.exec(headers.get('x-ms-user-quota-resets-after') ?? '');
  if (queries !== undefined && resets !== null) {
    const [hours = 0, minutes = 0, seconds = 0] = resets.slice(1).map(Number);
    return { limit: QUERIES, remaining: queries, resetMs: ((hours * 60 + minutes) * 60 + seconds) * 1_000 };
  }
  const reads =
    numberOf(headers, 'x-ms-ratelimit-remaining-subscription-reads') ??
    numberOf(headers, 'x-ms-ratelimit-remaining-tenant-reads');
  // Before 2024 the limit was 12,000 an hour, and some providers still count so: that is no reason to wait.
  if (reads === undefined || reads > BUCKET) return undefined;
  return { limit: BUCKET, remaining: reads, resetMs: ((BUCKET - reads) / FILLED_PER_SECOND) * 1_000 };
}

function numberOf(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}
