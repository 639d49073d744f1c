/**
 * `pnpm conformance`: every fetch of the connector against what AWS once answered, through the real SDK over HTTP. Any difference
 * between the recorded answers and the rows that is not explained fails it.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { conform } from './conform.js';
import { readRecordings } from './recordings.js';
import { printReport } from './report.js';

const archive = fileURLToPath(new URL('../../../../shared/recordings/aws.tar.xz', import.meta.url));
const schemas = fileURLToPath(new URL('../../../schemas', import.meta.url));

if (existsSync(archive)) {
  process.exitCode = printReport(await conform(readRecordings(archive), schemas));
} else {
  const missing =
    "Skipped: nothing was compared. The recorded answers are other people's data (cloud-custodian's and botocore's, Apache-2.0) and no " +
    'part of this repository: put their archive at ../shared/recordings/aws.tar.xz.';
  console.log(missing);
  process.exitCode = process.env.CI === 'true' ? 1 : 0;
}
