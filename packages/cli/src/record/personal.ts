/** Names of values that are somebody's: what a person is called, and how to reach one. */
const PERSONAL =
  /(?:first|last|given|family|middle|full|display|nick|user|login|real|legal|maiden|contact|preferred|owner|manager|sam_account)_?names?$|^(?:login|username|surname|logon)$|preferred_username$|(?:^|_)(?:phone|mobile|telephone|fax|cell)(?:_?(?:number|phone|no))?s?$|(?:street|postal|home)_?address$|^(?:zip|postal)_?code$|birth_?(?:date|day)$/;

export const EMAIL = /[\p{L}\p{N}._%+'-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/giu;

/** True when a value with this name is somebody's. */
export function isPersonal(keys: readonly string[]): boolean {
  const name = (keys.at(-1) ?? '').replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  return PERSONAL.test(name.toLowerCase());
}
