import { expect, test } from 'vitest';
import { githubWorkflow } from './github-workflow.js';

const GITHUB = 'https://token.actions.githubusercontent.com';

test('a subject names the repository and what of its workflows', () => {
  expect(githubWorkflow(GITHUB, 'repo:example/app:ref:refs/heads/main')).toEqual({
    GitHubRepository: 'example/app',
    GitHubContext: 'ref:refs/heads/main',
  });
  expect(githubWorkflow(`${GITHUB}/example`, 'repo:example/app:pull_request')).toMatchObject({
    GitHubContext: 'pull_request',
  });
});

test.each([
  ['https://token.actions.githubusercontent.com.example.com', 'repo:example/app:pull_request'],
  [GITHUB, 'repository_owner:example'],
  [GITHUB, null],
  [undefined, undefined],
])('nothing of %s for %s', (issuer, subject) => {
  expect(githubWorkflow(issuer, subject)).toEqual({});
});
