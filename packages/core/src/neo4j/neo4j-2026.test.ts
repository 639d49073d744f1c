import { describeNeo4j } from './describe-neo4j.js';

// The current calendar release. It writes as the other does: the large load is made there only.
describeNeo4j('2026.09.0', { loadRows: 5_000 });
