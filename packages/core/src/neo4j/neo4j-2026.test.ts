import { describeNeo4j } from './describe-neo4j.js';

// The current calendar release. It writes as the other does: the engine, the larger load and the lost server are tried there only, and a whole sync
// of two providers here (packages/simulator/test/stores.test.ts).
describeNeo4j('2026.09.0', { loadRows: 5_000 });
