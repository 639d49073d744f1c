import { expect, test } from 'vitest';
import { projectName } from './project-name.js';

test.each([
  ['my-graph', 'my-graph'],
  ['My Graph_2', 'my-graph-2'],
  ['.hidden-', 'hidden'],
  ['2026', 'graph-2026'],
  ['…', 'graph'],
  ['', 'graph'],
  ['a'.repeat(80), 'a'.repeat(52)],
  [`${'1'.repeat(45)}-2`, `graph-${'1'.repeat(45)}`],
])('the name for %j is %s', (folder, name) => {
  expect(projectName(folder)).toBe(name);
  // What Kubernetes takes as a name.
  expect(projectName(folder)).toMatch(/^[a-z]([-a-z0-9]{0,50}[a-z0-9])?$/);
});
