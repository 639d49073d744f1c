/** The id of the resource that one of its children stands below: `…/sites/shop` of `…/sites/shop/slots/staging`. */
export function parentId(id: string): string;
export function parentId(id: string | null | undefined): string | undefined;
export function parentId(id: string | null | undefined): string | undefined {
  return id?.split('/').slice(0, -2).join('/');
}
