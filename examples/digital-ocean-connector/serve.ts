/* Serves the examples until it is stopped, for `cadastre record` and `cadastre sync`. */
import { serve } from './server.js';

const { url } = await serve('example', 4712);
console.log(`DIGITAL_OCEAN_URL=${url} DIGITAL_OCEAN_TOKEN=example`);
