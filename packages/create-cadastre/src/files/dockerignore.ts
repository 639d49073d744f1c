/** .dockerignore: what an image must never hold. */
export function dockerignoreFile(): string {
  return `.cadastre
.env*
.git
node_modules
`;
}
