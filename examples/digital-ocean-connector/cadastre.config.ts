import { defineConfig } from '@cadastre/cli';
import { digitalOcean } from './src/index.js';

export default defineConfig({
  sources: () => [
    digitalOcean({
      ...(process.env.DIGITAL_OCEAN_URL === undefined ? {} : { url: process.env.DIGITAL_OCEAN_URL }),
      token: process.env.DIGITAL_OCEAN_TOKEN ?? '',
    }),
  ],
});
