import { describeStore } from '@cadastre/core/conformance';
import { openTemporaryStore } from './temporary-store.test-kit.js';

describeStore('embedded', openTemporaryStore);
