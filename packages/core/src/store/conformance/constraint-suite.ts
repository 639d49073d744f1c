import { describe, expect, it } from 'vitest';
import type { OpenStore } from './describe-store.js';
import { useStore } from './fixture.js';

export function constraintSuite(openStore: OpenStore): void {
  describe('constraints', () => {
    const fixture = useStore(openStore);
    const itemConstraints = async () => (await fixture.store.constraints()).find(({ label }) => label === 'Item');

    it('are listed as they were asked for', async () => {
      const item = await itemConstraints();
      expect(item?.unique).toEqual(['id', 'serial']);
      expect(item?.indexes).toContain('name');
      // What is unique is indexed too, and so is not named again.
      expect(item?.indexes).not.toContain('id');
      const owner = (await fixture.store.constraints()).find(({ label }) => label === 'Owner');
      expect(owner).toMatchObject({ unique: ['id'], indexes: expect.arrayContaining(['country', 'name']) });
    });

    it('are listed when more are added', async () => {
      // Of a label of its own: a server keeps an index when its nodes are gone, and other suites store long texts in `note`.
      const added = { label: 'Listed', unique: ['id'], indexes: ['note'] };
      await fixture.store.ensureSchema([{ ...added, indexes: [] }]);
      await fixture.store.ensureSchema([added]);
      const listed = (await fixture.store.constraints()).find(({ label }) => label === added.label);
      expect(listed?.unique).toEqual(['id']);
      expect(listed?.indexes).toContain('note');
    });

    it('of a label that nobody asked for are none', async () => {
      expect((await fixture.store.constraints()).filter(({ label }) => label === 'Nothing')).toEqual([]);
    });

    it('are still there when the graph is opened again', async () => {
      await fixture.reopen();
      expect((await itemConstraints())?.unique).toEqual(['id', 'serial']);
      expect((await itemConstraints())?.indexes).toContain('name');
    });
  });
}
