import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';

/** Whom a rule is about: one of a range, a prefix list and a group. */
interface Peer {
  readonly Cidr?: string | undefined;
  readonly PrefixListId?: string | undefined;
  readonly PeerGroupId?: string | undefined;
  readonly PeerAccountId?: string | undefined;
  readonly PeeringConnectionId?: string | undefined;
  readonly Description?: string | undefined;
}

/** One rule of a security group, for one peer: what AWS's console shows as a line. */
export interface IpRule extends Peer {
  /** Undefined for an answer that lacks a part of it: such a rule is quarantined, and not taken for another one. */
  readonly RuleId: string | undefined;
  readonly GroupId: string | undefined;
  readonly Direction: 'ingress' | 'egress';
  readonly IpProtocol: string | undefined;
  readonly FromPort: number | undefined;
  readonly ToPort: number | undefined;
  /** The peer group of an inbound rule. */
  readonly SourceGroupId: string | undefined;
  /** The peer group of an outbound rule. */
  readonly DestinationGroupId: string | undefined;
}

/** The rules of a group. AWS takes no rule twice, so a rule is identified by what it says. */
export function ipRules(group: SecurityGroup): readonly IpRule[] {
  return [
    ...(group.IpPermissions ?? []).flatMap((permission) => rulesOf(group, 'ingress', permission)),
    ...(group.IpPermissionsEgress ?? []).flatMap((permission) => rulesOf(group, 'egress', permission)),
  ];
}

function rulesOf({ GroupId }: SecurityGroup, Direction: 'ingress' | 'egress', permission: IpPermission): IpRule[] {
  const { IpProtocol, FromPort, ToPort } = permission;
  return peersOf(permission).map((peer) => {
    const { Cidr, PrefixListId, PeerGroupId } = peer;
    const peerId = Cidr ?? PrefixListId ?? PeerGroupId;
    const isWhole = GroupId !== undefined && IpProtocol !== undefined && peerId !== undefined;
    // A rule for all protocols has no ports.
    const ports = [FromPort ?? '', ToPort ?? ''];
    return {
      RuleId: isWhole ? [GroupId, Direction, IpProtocol, ...ports, peerId].join('|') : undefined,
      GroupId,
      Direction,
      IpProtocol,
      FromPort,
      ToPort,
      ...peer,
      SourceGroupId: Direction === 'ingress' ? PeerGroupId : undefined,
      DestinationGroupId: Direction === 'egress' ? PeerGroupId : undefined,
    };
  });
}

function peersOf({ IpRanges, Ipv6Ranges, PrefixListIds, UserIdGroupPairs }: IpPermission): Peer[] {
  return [
    ...(IpRanges ?? []).map(({ CidrIp, Description }) => ({ Cidr: CidrIp, Description })),
    ...(Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => ({ Cidr: CidrIpv6, Description })),
    ...(PrefixListIds ?? []).map(({ PrefixListId, Description }) => ({ PrefixListId, Description })),
    ...(UserIdGroupPairs ?? []).map(({ GroupId, UserId, VpcPeeringConnectionId, Description }) => ({
      PeerGroupId: GroupId,
      PeerAccountId: UserId,
      PeeringConnectionId: VpcPeeringConnectionId,
      Description,
    })),
  ];
}
