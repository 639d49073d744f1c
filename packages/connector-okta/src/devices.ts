import { listFetch } from './define-fetch.js';
import { OktaDevice, OktaDeviceUser } from './generated/index.js';

export const devices = listFetch(OktaDevice, '/api/v1/devices', { limit: 200 });

export const deviceUsers = listFetch(OktaDeviceUser, '/api/v1/devices/{deviceId}/users', ({ parent }) => ({
  deviceId: parent.id,
}));
