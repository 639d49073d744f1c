/** A tag, as most AWS APIs give it. */
export interface AwsTag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** Tags in the shape that schemas read. */
export interface ReadTags {
  /** `key=value` each, sorted: `'env=prod' IN n.tags` finds them. */
  readonly TagList: readonly string[];
  /** Value of the tag `Name`, which EC2's console shows as the name. */
  readonly NameTag: string | undefined;
}

/** Shapes a resource's tags; AWS lists them in no particular order. */
export function readTags(tags: readonly AwsTag[] = []): ReadTags {
  return {
    TagList: tags.map(({ Key = '', Value = '' }) => `${Key}=${Value}`).sort(),
    NameTag: tags.find(({ Key }) => Key === 'Name')?.Value,
  };
}
