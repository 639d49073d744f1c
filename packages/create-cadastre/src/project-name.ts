/** Kubernetes allows 52 letters in the name of a CronJob, and npm more. */
const LONGEST = 52;

/** A name that npm and Kubernetes both take, as near to the folder's as can be. */
export function projectName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
  return /^[a-z]/.test(name) ? name : `graph-${name}`.slice(0, LONGEST).replace(/-+$/, '');
}
