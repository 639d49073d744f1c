/** Where GitHub's workflows get their tokens; an organization of GitHub Enterprise has an address below it. */
const ISSUER = /^https:\/\/token\.actions\.githubusercontent\.com(?:\/|$)/;

/**
 * The repository and the kind of workflow that a subject of GitHub's names, `repo:owner/name:environment:production`:
 * https://docs.github.com/actions/reference/security/oidc. Empty for other issuers, and for subjects that an organization has shaped its own way.
 */
export function githubWorkflow(
  issuer: string | null | undefined,
  subject: string | null | undefined,
): { readonly GitHubRepository?: string; readonly GitHubContext?: string } {
  const [, GitHubRepository, GitHubContext] = /^repo:([^/:]+\/[^/:]+):(.+)$/.exec(subject ?? '') ?? [];
  if (!ISSUER.test(issuer ?? '') || GitHubRepository === undefined || GitHubContext === undefined) return {};
  return { GitHubRepository, GitHubContext };
}
