const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,126}$/;

/** Gives a label, type or property name that may stand in Cypher as it is; throws for any other. The last door: codegen has checked it already. */
export function cypherName(value: string): string {
  if (!NAME.test(value)) throw new TypeError(`not a name that Cypher takes: ${JSON.stringify(value)}`);
  return value;
}
