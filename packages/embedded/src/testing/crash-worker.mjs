// Loads batch after batch and says after each that it is acknowledged, until it is killed.
import { openEmbeddedStore } from '../index.ts';

const [path, size] = [process.argv[2], Number(process.argv[3])];
const store = await openEmbeddedStore(path);
await store.ensureSchema([{ label: 'Item', unique: ['id'], indexes: [] }]);
const statement = { kind: 'upsert-nodes', label: 'Item', labels: [], conditionalLabels: [], properties: [] };
for (let batch = 0; ; batch += 1) {
  const rows = Array.from({ length: size }, (_, index) => ({ id: `${batch}:${index}`, properties: { batch } }));
  await store.write({ statement, run: 1, partition: 'p', rows });
  if (batch % 10 === 9) await store.flush();
  process.stdout.write(`${batch}\n`);
}
