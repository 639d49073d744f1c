/** A link as Okta writes it. */
export interface Link {
  readonly href?: string;
}

/** The id that a link ends with: some answers name what they refer to by its address alone. */
export function idInLink(link: Link | undefined): string | undefined {
  const id = link?.href?.split(/[?#]/, 1)[0]?.split('/').at(-1);
  return id === '' ? undefined : id;
}
