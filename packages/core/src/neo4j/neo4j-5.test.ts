import { describeNeo4j } from './describe-neo4j.js';

// The long-term release.
describeNeo4j('5.26.20', { part: 'main' });
