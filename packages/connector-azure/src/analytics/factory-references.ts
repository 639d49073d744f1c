/** The kinds of things that parts of a data factory refer to, and the folder of their ids. */
const FOLDERS = {
  DatasetReference: 'datasets',
  LinkedServiceReference: 'linkedservices',
  PipelineReference: 'pipelines',
  IntegrationRuntimeReference: 'integrationruntimes',
} as const;

/** The ids of what a definition refers to in its own factory, however deep: activities stand within activities. */
export function factoryReferences(factory: string, definition: unknown, type: keyof typeof FOLDERS): readonly string[] {
  const found = new Set<string>();
  const left: unknown[] = [definition];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    const { type: kind, referenceName } = value as { type?: unknown; referenceName?: unknown };
    if (kind === type && typeof referenceName === 'string')
      found.add(`${factory}/${FOLDERS[type]}/${referenceName}`.toLowerCase());
    left.push(...Object.values(value));
  }
  return [...found].sort();
}
