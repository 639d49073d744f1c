/** What a server on this machine needs for TLS, and what its clients must trust. All of it is thrown away with the test. */
export interface Certificate {
  /** PEM of the authority, for a client's `ca`. */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** Makes an authority, and a certificate for 127.0.0.1 and localhost. */
export async function makeCertificate(): Promise<Certificate> {
  // Only where TLS is asked for: it loads much.
  const { generate } = await import('selfsigned');
  const authority = await generate([{ name: 'commonName', value: 'Cadastre replay' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
    ],
  });
  return { ca: authority.cert, cert: server.cert, key: server.private };
}
