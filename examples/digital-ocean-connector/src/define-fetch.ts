import { fetchDefiner, type HttpClient } from '@cadastre/core';

/** Declares how one kind of thing is read. Fetch functions are given `api`, which can only read. */
export const defineFetch = fetchDefiner<{ readonly api: HttpClient }>();
