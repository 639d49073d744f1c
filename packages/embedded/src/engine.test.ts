import {
  describeChanges,
  describeDelta,
  describeEngine,
  describeGuarantees,
  describeProperties,
  describeTargeted,
} from '@cadastre/core/conformance';
import { openTemporaryStore } from './temporary-store.test-kit.js';

describeEngine('embedded', openTemporaryStore);
describeChanges('embedded', openTemporaryStore);
describeDelta('embedded', openTemporaryStore);
describeGuarantees('embedded', openTemporaryStore);
describeProperties('embedded', openTemporaryStore);
describeTargeted('embedded', openTemporaryStore);
