/**
 * `pnpm conformance:azure`: every fetch of the connector against what Microsoft once answered, through the connector's own clients and the
 * real credential, over TLS. Any difference that is not explained fails it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Certificate, makeCertificate } from '../../testing/src/replay/certificate.js';
import { conform } from './conform.js';
import { readArchive } from './recordings.js';
import { printReport } from './report.js';

const archive = fileURLToPath(new URL('../../../../shared/recordings/azure.tar.xz', import.meta.url));
const schemas = fileURLToPath(new URL('../../../schemas', import.meta.url));
/** Names the file with the certificate, in the process that trusts it. */
const CERTIFICATE = 'CADASTRE_CONFORMANCE_CERTIFICATE';

if (!existsSync(archive)) {
  console.log(
    "Skipped: nothing of Microsoft's was compared. The recorded answers are other people's data (cloud-custodian's, Apache-2.0, and JupiterOne's, " +
      'MPL-2.0) and no part of this repository: put their archive at ../shared/recordings/azure.tar.xz.',
  );
  process.exitCode = process.env.CI === 'true' ? 1 : 0;
} else if (process.env[CERTIFICATE] === undefined) {
  process.exitCode = await runTrusting(await makeCertificate());
} else {
  const certificate = JSON.parse(readFileSync(process.env[CERTIFICATE], 'utf8')) as Certificate;
  process.exitCode = printReport(await conform(readArchive(archive), schemas, certificate));
}

/** Node reads which authorities to trust when it starts: so the run is a process of its own. */
async function runTrusting(certificate: Certificate): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-certificate-'));
  try {
    const [ca, whole] = [join(folder, 'ca.pem'), join(folder, 'certificate.json')];
    writeFileSync(ca, certificate.ca);
    writeFileSync(whole, JSON.stringify(certificate), { mode: 0o600 });
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: ca, [CERTIFICATE]: whole };
    return spawnSync('tsx', [fileURLToPath(import.meta.url)], { stdio: 'inherit', env }).status ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
