import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import type { Service } from '../catalog.js';
import { type Place, tagsOf } from '../place.js';
import { addressPrefix, mainVpcId } from './network.js';

const ANYWHERE = [{ CidrIp: '0.0.0.0/0' }];

export const DATABASE_PORTS = { 'aurora-postgresql': 5432, postgres: 5432, mysql: 3306 } as const;

export function securityGroupId({ ec2 }: Place, name: string): string {
  return ec2('sg', name);
}

/** One group for each service, one for its database, the default group, and a few that somebody opened too far. */
export function securityGroups(place: Place): SecurityGroup[] {
  const groups = [
    group(place, 'default', 'default VPC security group', [
      { IpProtocol: '-1', UserIdGroupPairs: pairs(place, 'default') },
    ]),
  ];
  for (const service of place.services) {
    const open = service.edge ? [tcp(443, { IpRanges: ANYWHERE }), tcp(80, { IpRanges: ANYWHERE })] : [];
    const inside = tcp(8080, { IpRanges: [{ CidrIp: `${addressPrefix(place)}.0.0/16`, Description: 'from inside' }] });
    groups.push(
      group(place, service.name, `${service.name} itself`, [inside, ...open, ...mistakes(place, service)], service),
    );
    if (service.database) {
      const port = DATABASE_PORTS[service.database];
      const own = tcp(port, { UserIdGroupPairs: pairs(place, service.name) });
      // The database that the reports come from is meant to be reached by a spreadsheet.
      const all =
        service.name === 'reporting' && place.account.name === 'production' ? [tcp(port, { IpRanges: ANYWHERE })] : [];
      groups.push(group(place, `${service.name}-database`, `Database of ${service.name}`, [own, ...all], service));
    }
  }
  return groups;
}

function mistakes({ account, isFirstRegion, ec2 }: Place, { name }: Service): IpPermission[] {
  if (name === 'bastion') return [tcp(22, { IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'temporary, 2023' }] })];
  if (name === 'data-platform' && account.environment === 'development') {
    return [tcp(3389, { IpRanges: ANYWHERE, Ipv6Ranges: [{ CidrIpv6: '::/0' }] })];
  }
  if (name === 'search' && isFirstRegion) {
    const UserIdGroupPairs = [
      { GroupId: formerGroup({ ec2 }), UserId: account.id, Description: 'a group that is gone' },
    ];
    return [
      { IpProtocol: 'tcp', FromPort: 9200, ToPort: 9300, UserIdGroupPairs, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
    ];
  }
  return [];
}

/** The id of a security group that was deleted and is still named by a rule. */
export function formerGroup({ ec2 }: Pick<Place, 'ec2'>): string {
  return ec2('sg', 'former-indexer');
}

function tcp(port: number, sources: Partial<IpPermission>): IpPermission {
  return { IpProtocol: 'tcp', FromPort: port, ToPort: port, ...sources };
}

function pairs(place: Place, name: string) {
  return [{ GroupId: securityGroupId(place, name), UserId: place.account.id }];
}

function group(
  place: Place,
  name: string,
  description: string,
  ingress: IpPermission[],
  service?: Service,
): SecurityGroup {
  const id = securityGroupId(place, name);
  return {
    GroupId: id,
    GroupName: name,
    SecurityGroupArn: place.arn('ec2', `security-group/${id}`),
    Description: description,
    OwnerId: place.account.id,
    VpcId: mainVpcId(place),
    IpPermissions: ingress.map(complete),
    IpPermissionsEgress: egress(place, service, name).map(complete),
    Tags: service ? tagsOf(place, service, name) : [],
  };
}

/** Only what handles cards may not go anywhere. */
function egress(place: Place, service: Service | undefined, name: string): IpPermission[] {
  if (service?.name !== 'payments' || name !== 'payments') return [{ IpProtocol: '-1', IpRanges: ANYWHERE }];
  return [tcp(5432, { UserIdGroupPairs: pairs(place, 'payments-database') }), tcp(443, { IpRanges: ANYWHERE })];
}

function complete(permission: IpPermission): IpPermission {
  return { IpRanges: [], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [], ...permission };
}
