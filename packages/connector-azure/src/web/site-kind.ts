/** True for what App Service calls a function app. `kind` is a list in one text: `functionapp,linux,container`. */
export function isFunctionApp(kind: string | null | undefined): boolean {
  return String(kind ?? '')
    .toLowerCase()
    .split(',')
    .includes('functionapp');
}
