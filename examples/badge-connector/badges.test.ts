import { testConnector } from '@cadastre/testing';
import { badgeSystem } from './badges.js';

testConnector({
  source: (server) => badgeSystem({ url: server.url(), token: 'made-up' }),
  recordings: new URL('./recordings/', import.meta.url),
});
