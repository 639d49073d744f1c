import { emit, type RecordOf } from '@cadastre/core';
import { defineFetch } from '../define-fetch.js';
import { M365License, M365ServicePlan } from '../generated/index.js';

type Plan = RecordOf<typeof M365ServicePlan>;
type License = RecordOf<typeof M365License> & {
  readonly servicePlans?: readonly (Plan & { readonly provisioningStatus?: string })[];
};

export const licences = defineFetch({
  emits: [M365License, M365ServicePlan],
  calls: ['GET /v1.0/subscribedSkus'],
  async *fetch({ graph }) {
    // One plan comes with many licences; there are some hundreds.
    const plans = new Map<string, Plan>();
    for await (const license of graph.listIn<License>('value', '/v1.0/subscribedSkus')) {
      yield emit(M365License, license);
      for (const plan of license.servicePlans ?? []) plans.set(plan.servicePlanId ?? '', plan);
    }
    for (const plan of plans.values()) yield emit(M365ServicePlan, plan);
  },
});
