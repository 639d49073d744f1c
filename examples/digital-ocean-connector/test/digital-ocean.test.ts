import { testConnector } from '@cadastre/testing';
import { digitalOcean } from '../src/index.js';

testConnector({
  source: (server) => digitalOcean({ url: server.url(), token: 'made-up' }),
  recordings: new URL('./recordings/', import.meta.url),
});
