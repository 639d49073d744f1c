const SECURITY = 'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.';

/** The old protocols and ciphers that a gateway of API Management still takes, such as `Protocols.Tls10`. */
export function legacyProtocols(customProperties: Readonly<Record<string, unknown>> | null | undefined): string[] {
  return Object.entries(customProperties ?? {})
    .filter(([name, value]) => name.startsWith(SECURITY) && String(value).toLowerCase() === 'true')
    .map(([name]) => name.slice(SECURITY.length))
    .sort();
}
