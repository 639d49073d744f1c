import { describeEngine } from '@cadastre/core/conformance';
import { openTemporaryStore } from './temporary-store.test-kit.js';

describeEngine('embedded', openTemporaryStore);
