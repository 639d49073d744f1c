import type { Explanation } from '../../connector-aws/conformance/explained.js';

export const explained: readonly Explanation[] = [];
