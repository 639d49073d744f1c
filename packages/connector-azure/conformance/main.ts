/**
 * `pnpm conformance:azure`: every fetch of the connector against what Microsoft once answered, through the connector's own clients and the
 * real credential, over TLS. Any difference that is not explained fails it; `--write` notes which properties have no recorded value.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Certificate, makeCertificate } from '../../testing/src/replay/certificate.js';
import { conform, type Report } from './conform.js';
import { readArchive } from './recordings.js';
import { printReport } from './report.js';
import { type Unseen, unseenOf } from './unseen.js';

const archive = fileURLToPath(new URL('../../../../shared/recordings/azure.tar.xz', import.meta.url));
const schemas = fileURLToPath(new URL('../../../schemas', import.meta.url));
const unseen = fileURLToPath(new URL('unseen.json', import.meta.url));
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
  const report = await conform(readArchive(archive), schemas, certificate);
  if (process.argv.includes('--write')) writeFileSync(unseen, `${JSON.stringify(unseenIn(report), null, 2)}\n`);
  process.exitCode = printReport(report, JSON.parse(readFileSync(unseen, 'utf8')) as Unseen);
}

function unseenIn({ fetches, models }: Report): Unseen {
  const seen = fetches.flatMap(({ results }) => results.flatMap((result) => result.seen));
  return unseenOf(models, new Set(seen));
}

/** Node reads which authorities to trust when it starts: so the run is a process of its own. */
async function runTrusting(certificate: Certificate): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-certificate-'));
  try {
    const [ca, whole] = [join(folder, 'ca.pem'), join(folder, 'certificate.json')];
    writeFileSync(ca, certificate.ca);
    writeFileSync(whole, JSON.stringify(certificate), { mode: 0o600 });
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: ca, [CERTIFICATE]: whole };
    return (
      spawnSync('tsx', [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit', env }).status ??
      1
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
