import type { AWSEC2InstanceRecord } from '../../packages/connector-aws/src/generated/aws-ec2-instance.js';
import type { AWSLambdaRecord } from '../../packages/connector-aws/src/generated/aws-lambda.js';
import type { AWSRoleRecord } from '../../packages/connector-aws/src/generated/aws-role.js';
import type { EdgeRow, NodeRow, Scope } from '../../packages/core/src/index.js';

/*
 * The rows that the generated mappers make, written by hand by somebody who trusts the vendor: no value is checked.
 */

export function instanceRow(record: AWSEC2InstanceRecord, scope: Scope): NodeRow {
  const id = record.InstanceId ?? '';
  const edges: EdgeRow[] = [{ relationship: 0, match: [scope.account ?? null] }];
  if (record.IamInstanceProfile?.Arn) edges.push({ relationship: 1, match: [record.IamInstanceProfile.Arn] });
  for (const group of record.SecurityGroups ?? []) {
    if (group.GroupId) edges.push({ relationship: 2, match: [group.GroupId] });
  }
  if (record.SubnetId) edges.push({ relationship: 3, match: [record.SubnetId] });
  if (record.VpcId) edges.push({ relationship: 4, match: [record.VpcId] });
  if (record.KeyPairArn) edges.push({ relationship: 5, match: [record.KeyPairArn] });
  if (record.ImageId) edges.push({ relationship: 6, match: [record.ImageId] });
  return {
    kind: 'node',
    id,
    properties: {
      instance_id: id,
      arn: record.Arn ?? null,
      name: record.NameTag ?? null,
      state: record.State?.Name ?? null,
      state_reason: record.StateReason?.Message ?? null,
      type: record.InstanceType ?? null,
      architecture: record.Architecture ?? null,
      platform: record.Platform ?? null,
      platform_details: record.PlatformDetails ?? null,
      lifecycle: record.InstanceLifecycle ?? null,
      launched_at: dateOf(record.LaunchTime),
      image_id: record.ImageId ?? null,
      key_name: record.KeyName ?? null,
      instance_profile_arn: record.IamInstanceProfile?.Arn ?? null,
      vpc_id: record.VpcId ?? null,
      subnet_id: record.SubnetId ?? null,
      availability_zone: record.Placement?.AvailabilityZone ?? null,
      tenancy: record.Placement?.Tenancy ?? null,
      host_id: record.Placement?.HostId ?? null,
      host_resource_group_arn: record.Placement?.HostResourceGroupArn ?? null,
      private_ip_address: record.PrivateIpAddress ?? null,
      private_dns_name: record.PrivateDnsName ?? null,
      public_ip_address: record.PublicIpAddress ?? null,
      public_dns_name: record.PublicDnsName ?? null,
      ipv6_address: record.Ipv6Address ?? null,
      source_dest_check: record.SourceDestCheck ?? null,
      metadata_http_endpoint: record.MetadataOptions?.HttpEndpoint ?? null,
      metadata_http_tokens: record.MetadataOptions?.HttpTokens ?? null,
      metadata_hop_limit: record.MetadataOptions?.HttpPutResponseHopLimit ?? null,
      metadata_http_ipv6: record.MetadataOptions?.HttpProtocolIpv6 ?? null,
      metadata_instance_tags: record.MetadataOptions?.InstanceMetadataTags ?? null,
      imds_v1_enabled: record.ImdsV1Enabled ?? null,
      imds_v2_required: record.ImdsV2Required ?? null,
      monitoring_state: record.Monitoring?.State ?? null,
      ebs_optimized: record.EbsOptimized ?? null,
      hibernation_enabled: record.HibernationOptions?.Configured ?? null,
      enclave_enabled: record.EnclaveOptions?.Enabled ?? null,
      boot_mode: record.BootMode ?? null,
      root_device_name: record.RootDeviceName ?? null,
      reservation_id: record.ReservationId ?? null,
      managed_by: record.Operator?.Principal ?? null,
      tags: record.TagList ?? null,
      region: scope.region ?? null,
    },
    labels: [],
    edges,
    warnings: [],
  };
}

export function functionRow(record: AWSLambdaRecord, scope: Scope): NodeRow {
  const id = record.FunctionArn ?? '';
  const edges: EdgeRow[] = [{ relationship: 0, match: [scope.account ?? null] }];
  if (record.Role) edges.push({ relationship: 1, match: [record.Role] });
  for (const group of record.VpcConfig?.SecurityGroupIds ?? []) edges.push({ relationship: 2, match: [group] });
  for (const subnet of record.VpcConfig?.SubnetIds ?? []) edges.push({ relationship: 3, match: [subnet] });
  if (record.KMSKeyArn) edges.push({ relationship: 4, match: [record.KMSKeyArn] });
  for (const layer of record.Layers ?? []) {
    if (layer.Arn)
      edges.push({ relationship: 5, match: [layer.Arn], properties: { code_bytes: layer.CodeSize ?? null } });
  }
  return {
    kind: 'node',
    id,
    properties: {
      arn: id,
      name: record.FunctionName ?? null,
      description: record.Description ?? null,
      runtime: record.Runtime ?? null,
      handler: record.Handler ?? null,
      version: record.Version ?? null,
      memory_mb: record.MemorySize ?? null,
      timeout_seconds: record.Timeout ?? null,
      code_bytes: record.CodeSize ?? null,
      code_sha256: record.CodeSha256 ?? null,
      package_type: record.PackageType ?? null,
      architectures: record.Architectures ?? null,
      modified_at: dateOf(record.LastModified),
      revision_id: record.RevisionId ?? null,
      state: record.State ?? null,
      last_update_status: record.LastUpdateStatus ?? null,
      kms_key_arn: record.KMSKeyArn ?? null,
      tracing_mode: record.TracingConfig?.Mode ?? null,
      master_arn: record.MasterArn ?? null,
      vpc_id: record.VpcConfig?.VpcId ?? null,
      region: scope.region ?? null,
    },
    labels: [],
    edges,
    warnings: [],
  };
}

export function roleRow(record: AWSRoleRecord, scope: Scope): NodeRow {
  const id = record.Arn ?? '';
  const edges: EdgeRow[] = [{ relationship: 0, match: [scope.account ?? null] }];
  for (const policy of record.PolicyIds ?? []) edges.push({ relationship: 1, match: [policy] });
  if (record.PermissionsBoundaryId) edges.push({ relationship: 2, match: [record.PermissionsBoundaryId] });
  for (const { Principal, Actions, Condition, RequiresExternalId } of record.Trust?.Trusted ?? []) {
    if (!Principal) continue;
    const properties = {
      actions: Actions ?? null,
      condition: Condition ?? null,
      requires_external_id: RequiresExternalId ?? null,
    };
    edges.push({ relationship: 3, match: [Principal], properties });
  }
  return {
    kind: 'node',
    id,
    properties: {
      arn: id,
      name: record.RoleName ?? null,
      role_id: record.RoleId ?? null,
      path: record.Path ?? null,
      description: record.Description ?? null,
      created_at: dateOf(record.CreateDate),
      max_session_seconds: record.MaxSessionDuration ?? null,
      last_used_at: dateOf(record.RoleLastUsed?.LastUsedDate),
      last_used_region: record.RoleLastUsed?.Region ?? null,
      permissions_boundary_arn: record.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
      tags: record.TagList ?? null,
      trust_policy: record.Trust?.Document ?? null,
      trusted_principals: record.Trust?.Principals ?? null,
      trusted_account_ids: record.Trust?.AccountIds ?? null,
      trusts_anyone: record.Trust?.Anyone ?? null,
      trusts_anyone_condition: record.Trust?.AnyoneCondition ?? null,
    },
    labels: [],
    edges,
    warnings: [],
  };
}

function dateOf(value: Date | string | null | undefined): Date | null {
  return value === null || value === undefined ? null : new Date(value);
}
