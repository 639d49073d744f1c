/** `pnpm compare:cartography`: what Cartography reads of Azure, Entra ID, Intune and Microsoft 365 and we do not. Fails where there is no reason given. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileSchemas } from '@cadastre/codegen';
import { section } from '../../connector-aws/conformance/report.js';
import { compareWithPeer, type PeerModel, reasonOf } from './cartography.js';
import { reasons } from './cartography-reasons.js';

const file = fileURLToPath(new URL('../../../../shared/cartography-model.json', import.meta.url));
const schemas = fileURLToPath(new URL('../../../schemas', import.meta.url));

if (!existsSync(file)) {
  console.log(
    'Skipped: nothing was compared with Cartography. Put the list of its labels at ../shared/cartography-model.json.',
  );
  process.exitCode = process.env.CI === 'true' ? 1 : 0;
} else {
  const { model } = await compileSchemas(schemas);
  const { missing, compared } = compareWithPeer(JSON.parse(readFileSync(file, 'utf8')) as PeerModel, model);
  const given = missing.map((what) => ({ what, reason: reasonOf(what, reasons) }));
  const without = given.flatMap(({ what, reason }) => (reason === undefined ? [what] : []));
  section(
    console.log,
    'Not here, for a reason',
    given.flatMap(({ what, reason }) => (reason === undefined ? [] : [`${what}: ${reason.why}`])),
  );
  section(
    console.log,
    'Reasons that nothing needs any more',
    reasons.filter((each) => !given.some(({ reason }) => reason === each)).map(({ what }) => what),
  );
  section(console.log, 'Not here, without a reason', without);
  console.log(
    `${compared} labels, properties and relationships of Cartography's: ${compared - missing.length} are here, ${missing.length - without.length} are not for a reason`,
  );
  console.log(`${compared - without.length} passed, ${without.length} failed, 0 skipped`);
  process.exitCode = without.length === 0 ? 0 : 1;
}
