/** .gitignore: neither secrets nor the graph belong into a repository. */
export function gitignoreFile(): string {
  return `.cadastre/
.env
node_modules/
`;
}
