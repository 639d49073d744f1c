import { describeNeo4j } from './describe-neo4j.js';

describeNeo4j('5.26.20', { part: 'guarantees' });
