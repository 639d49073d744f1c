import { describeNeo4j } from './describe-neo4j.js';

// The current calendar release. It writes as the other does: the larger load and the lost server are tried there only.
describeNeo4j('2026.09.0', { loadRows: 5_000 });
