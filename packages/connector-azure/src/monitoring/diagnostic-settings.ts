import { AzureRecoveryServicesVaultDiagnosticSetting, AzureSubscriptionDiagnosticSetting } from '../generated/index.js';
import { diagnosticFetch } from './diagnostic-fetch.js';

export const subscriptionSettings = diagnosticFetch(
  AzureSubscriptionDiagnosticSetting,
  '/subscriptions/{subscription}',
);

export const recoveryVaultSettings = diagnosticFetch(
  AzureRecoveryServicesVaultDiagnosticSetting,
  'Microsoft.RecoveryServices/vaults/{vault}',
);
