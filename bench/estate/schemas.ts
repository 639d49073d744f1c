/*
 * The schemas of the made-up estate, in the form that codegen writes.
 */
import {
  type EdgeRow,
  type NodeRow,
  type NodeSchema,
  type Relationship,
  readBoolean,
  readDatetime,
  readId,
  readInteger,
  readString,
  type Scope,
} from '../../packages/core/src/index.js';
import type { AccountRecord, RoleRecord, ServerRecord, SubnetRecord } from './records.js';

const common = { kind: 'node', file: 'bench.yaml', brief: '', labels: [], conditionalLabels: [] } as const;

const resource: Relationship = {
  type: 'RESOURCE',
  direction: 'in',
  to: { label: 'BenchAccount', match: ['id'] },
  properties: [],
};

export const BenchAccount: NodeSchema<AccountRecord> = {
  ...common,
  name: 'BenchAccount',
  partition: ['account'],
  properties: [{ name: 'name', type: 'string' }],
  relationships: [],
  map: (record) => row(readId(record.id, 'id'), { name: readString(record.name, 'name') }, []),
};

export const BenchSubnet: NodeSchema<SubnetRecord> = {
  ...common,
  name: 'BenchSubnet',
  tenant: 'BenchAccount',
  partition: ['account'],
  properties: [{ name: 'cidr', type: 'string' }],
  relationships: [resource],
  map: (record, scope) =>
    row(readId(record.id, 'id'), { cidr: readString(record.cidr, 'cidr') }, [
      { relationship: 0, match: [readId(scope.account, 'scope.account')] },
    ]),
};

export const BenchRole: NodeSchema<RoleRecord> = {
  ...common,
  name: 'BenchRole',
  tenant: 'BenchAccount',
  partition: ['account'],
  properties: [
    { name: 'arn', type: 'string', index: true },
    { name: 'name', type: 'string' },
  ],
  relationships: [resource],
  map: (record, scope) => {
    const arn = readId(record.arn, 'arn');
    return row(arn, { arn, name: readString(record.name, 'name') }, [
      { relationship: 0, match: [readId(scope.account, 'scope.account')] },
    ]);
  },
};

export const BenchServer: NodeSchema<ServerRecord> = {
  ...common,
  name: 'BenchServer',
  tenant: 'BenchAccount',
  partition: ['account'],
  properties: [
    { name: 'arn', type: 'string' },
    { name: 'name', type: 'string', index: true },
    { name: 'state', type: 'string' },
    { name: 'ip', type: 'string' },
    { name: 'zone', type: 'string' },
    { name: 'cpus', type: 'integer' },
    { name: 'monitored', type: 'boolean' },
    { name: 'launched_at', type: 'datetime' },
  ],
  relationships: [
    resource,
    { type: 'PART_OF_SUBNET', direction: 'out', to: { label: 'BenchSubnet', match: ['id'] }, properties: [] },
    { type: 'ASSUMES', direction: 'out', to: { label: 'BenchRole', match: ['arn'] }, properties: [] },
  ],
  map: mapServer,
};

function mapServer(record: ServerRecord, scope: Scope): NodeRow {
  const id = readId(record.id, 'id');
  const edges: EdgeRow[] = [{ relationship: 0, match: [readId(scope.account, 'scope.account')] }];
  const subnet = readString(record.subnet, 'subnet');
  if (subnet) edges.push({ relationship: 1, match: [subnet] });
  const role = readString(record.role, 'role');
  if (role) edges.push({ relationship: 2, match: [role] });
  const properties = {
    arn: readString(record.arn, 'arn'),
    name: readString(record.name, 'name'),
    state: readString(record.state, 'state'),
    ip: readString(record.ip, 'ip'),
    zone: readString(record.zone, 'zone'),
    cpus: readInteger(record.cpus, 'cpus'),
    monitored: readBoolean(record.monitored, 'monitored'),
    launched_at: readDatetime(record.launched_at, 'launched_at'),
  };
  return row(id, properties, edges);
}

function row(id: string, properties: NodeRow['properties'], edges: readonly EdgeRow[]): NodeRow {
  return { kind: 'node', id, properties, labels: [], edges, warnings: [] };
}
