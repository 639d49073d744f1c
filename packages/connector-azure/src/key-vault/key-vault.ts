import { resourceFetch } from '../arm/arm-fetch.js';
import { AzureKeyVault, AzureKeyVaultCertificate, AzureKeyVaultKey, AzureKeyVaultSecret } from '../generated/index.js';
import { vaultFetch } from './vault-fetch.js';

export const keyVaults = resourceFetch(AzureKeyVault, 'Microsoft.KeyVault/vaults');
export const keyVaultSecrets = vaultFetch(AzureKeyVaultSecret, '/secrets');
export const keyVaultKeys = vaultFetch(AzureKeyVaultKey, '/keys');
export const keyVaultCertificates = vaultFetch(AzureKeyVaultCertificate, '/certificates');
