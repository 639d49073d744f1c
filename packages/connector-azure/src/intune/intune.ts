import type { RecordOf } from '@cadastre/core';
import { defineFetch } from '../define-fetch.js';
import { IntuneCompliancePolicy, IntuneDetectedApp, IntuneDeviceApp, IntuneManagedDevice } from '../generated/index.js';
import { batchCall, batchedLists } from '../graph/graph-batch.js';
import { graphFetch } from '../graph/graph-fetch.js';
import { listedIds } from '../graph/listed-ids.js';
import { compliancePolicyRecord, type Policy } from './compliance-policy-record.js';
import { intuneRecord } from './intune-record.js';

const DEVICES = '/v1.0/deviceManagement/managedDevices';
const APPS = '/v1.0/deviceManagement/detectedApps';
const APP_DEVICES = '/deviceManagement/detectedApps/{id}/managedDevices';
const POLICIES = '/v1.0/deviceManagement/deviceCompliancePolicies';

/** Asked for by name, for a device also has the code that opens it when it is locked. */
const FIELDS =
  'id deviceName userId userPrincipalName azureADDeviceId azureADRegistered managedDeviceOwnerType complianceState isEncrypted jailBroken isSupervised operatingSystem osVersion androidSecurityPatchLevel manufacturer model serialNumber imei meid wiFiMacAddress ethernetMacAddress managementAgent deviceEnrollmentType deviceRegistrationState deviceCategoryDisplayName partnerReportedThreatState easActivated easDeviceId enrolledDateTime lastSyncDateTime managementCertificateExpirationDate totalStorageSpaceInBytes freeStorageSpaceInBytes physicalMemoryInBytes';

export const managedDevices = defineFetch({
  emits: IntuneManagedDevice,
  calls: [`GET ${DEVICES}`],
  async *fetch({ graph }) {
    type Device = RecordOf<typeof IntuneManagedDevice>;
    for await (const device of graph.listIn<Device>('value', DEVICES, { $select: FIELDS.split(' ').join(',') })) {
      const { physicalMemoryInBytes: memory, ...rest } = intuneRecord(device);
      // Lists have 0 for what only the device alone has.
      yield { ...rest, physicalMemoryInBytes: memory === 0 ? undefined : memory };
    }
  },
});

export const detectedApps = graphFetch(IntuneDetectedApp, APPS);

export const deviceApps = defineFetch({
  emits: IntuneDeviceApp,
  calls: [`GET ${APPS}`, batchCall(APP_DEVICES)],
  async *fetch({ graph }) {
    const asked = { path: APP_DEVICES, ids: listedIds(graph, APPS), values: { $select: 'id' } };
    for await (const { of, item } of batchedLists<{ readonly id?: string }>(graph, asked))
      yield { id: item.id, Of: of };
  },
});

export const compliancePolicies = defineFetch({
  emits: IntuneCompliancePolicy,
  calls: [`GET ${POLICIES}`],
  async *fetch({ graph }) {
    for await (const policy of graph.listIn<Policy>('value', POLICIES, { $expand: 'assignments' }))
      yield compliancePolicyRecord(policy);
  },
});
