import { diagnosticFetch } from './diagnostic-fetch.js';
import { AzureRecoveryServicesVaultDiagnosticSetting, AzureSubscriptionDiagnosticSetting } from './generated/index.js';

export const subscriptionSettings = diagnosticFetch(
  AzureSubscriptionDiagnosticSetting,
  '/subscriptions/{subscription}',
);

export const recoveryVaultSettings = diagnosticFetch(
  AzureRecoveryServicesVaultDiagnosticSetting,
  'Microsoft.RecoveryServices/vaults/{vault}',
);
