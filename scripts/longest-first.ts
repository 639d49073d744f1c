import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Starts the test files that take longest before all others, most of which wait for a server of their own: without earlier times to go by, vitest
 * starts the largest files first, and these small ones would be left for the end, on one core.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      /neo4j-\d+(?:-guarantees)?\.test|stores\.test|moto\.test|embedded\/src\/engine\.test/.test(moduleId) ? 0 : 1;
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
