/**
 * `pnpm conformance`: every fetch of the connector against what Okta once answered and against Okta's description of its API, through
 * the connector's own client over HTTP. Any difference that is not explained fails it.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { conform } from './conform.js';
import { readArchive } from './recordings.js';
import { printReport } from './report.js';

const archive = fileURLToPath(new URL('../../../../shared/recordings/okta.tar.xz', import.meta.url));
const schemas = fileURLToPath(new URL('../../../schemas', import.meta.url));

if (existsSync(archive)) {
  process.exitCode = printReport(await conform(readArchive(archive), schemas));
} else {
  const missing =
    "Skipped: nothing of Okta's was compared. The recorded answers are other people's data (okta-sdk-python's and " +
    "okta-management-openapi-spec's, Apache-2.0) and no part of this repository: put their archive at ../shared/recordings/okta.tar.xz.";
  console.log(missing);
  process.exitCode = process.env.CI === 'true' ? 1 : 0;
}
