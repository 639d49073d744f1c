import type { RecordOf } from '@cadastre/core';
import { defineFetch } from '../define-fetch.js';
import { EntraDevice, EntraDeviceUser } from '../generated/index.js';
import { graphFetch } from '../graph/graph-fetch.js';

const DEVICES = '/v1.0/devices';
const USERS = '/v1.0/devices/{device}/registeredUsers';
/** Microsoft Graph expands no more of a list, and does not say what it has left out. */
const MOST_EXPANDED = 20;

/** A device has one owner at most, so nothing is cut off. */
export const devices = graphFetch(EntraDevice, DEVICES, { $expand: 'registeredOwners($select=id)', $top: 999 });

export const deviceUsers = defineFetch({
  emits: EntraDeviceUser,
  calls: [`GET ${DEVICES}`, `GET ${USERS}`],
  async *fetch({ graph }) {
    type User = Pick<RecordOf<typeof EntraDeviceUser>, 'id'>;
    type Device = { readonly id?: string; readonly registeredUsers?: readonly User[] };
    const asked = { $select: 'id', $expand: 'registeredUsers($select=id)', $top: 999 };
    for await (const { id: device, registeredUsers = [] } of graph.listIn<Device>('value', DEVICES, asked)) {
      const isCut = registeredUsers.length >= MOST_EXPANDED;
      const users = isCut ? graph.listIn<User>('value', USERS, { device, $select: 'id' }) : registeredUsers;
      for await (const { id } of users) yield { id, Of: device };
    }
  },
});
