import { fetchDefiner } from '@cadastre/core';
import type { AwsContext } from './context.js';

/** Declares how one kind of AWS resource is read. */
export const defineFetch = fetchDefiner<AwsContext>();
