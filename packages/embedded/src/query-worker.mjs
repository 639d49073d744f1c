// Runs queries in a process of its own, because the engine can neither cancel a query nor be trusted with a time limit.
// Plain JavaScript, so that it starts from the sources and from the built package alike.
import grafeo from '@grafeo-db/js';

let database;

process.on('message', async (request) => {
  try {
    process.send({ id: request.id, answer: await answer(request) });
  } catch (error) {
    process.send({ id: request.id, error: error instanceof Error ? error.message : String(error) });
  }
});

// The owner is gone. A runaway query holds a thread that an ordinary exit might wait for.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

async function answer(request) {
  if (request.kind === 'open') {
    database?.close();
    database = grafeo.GrafeoDB.openReadOnly(request.path);
    return undefined;
  }
  const result = await database.executeCypher(request.cypher, request.parameters);
  const length = Math.min(result.length, request.maxRows);
  const rows = Array.from({ length }, (_, index) => result.get(index));
  return { columns: result.columns, rows, truncated: result.length > length };
}
