import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Block, Mistake } from './block.js';

type Nodes = ReturnType<typeof fromMarkdown>['children'];

/** The blocks of a page in order; also those within lists and quotations. */
export function readBlocks(page: string, text: string): { readonly blocks: Block[]; readonly mistakes: Mistake[] } {
  const blocks: Block[] = [];
  const mistakes: Mistake[] = [];
  const visit = (nodes: Nodes): void => {
    for (const [index, node] of nodes.entries()) {
      if ('children' in node) visit(node.children as Nodes);
      if (node.type !== 'code') continue;
      const line = node.position?.start.line ?? 0;
      const isFenced = /^(?:```|~~~)/.test(text.slice(node.position?.start.offset));
      if (!isFenced) mistakes.push({ page, line, text: 'an indented block says no language: put it between fences' });
      else blocks.push({ page, line, lang: node.lang ?? '', text: node.value, says: saysOf(nodes, index) });
    }
  };
  visit(fromMarkdown(text).children);
  return { blocks, mistakes };
}

/** What the comments right before a block say. */
function saysOf(nodes: Nodes, index: number): ReadonlyMap<string, string> {
  const says = new Map<string, string>();
  for (let before = index - 1; before >= 0; before -= 1) {
    const node = nodes[before];
    if (node?.type !== 'html') break;
    const comment = /^<!--\s*([\w-]+)\s*(?::\s*([\s\S]*?))?\s*-->$/.exec(node.value.trim());
    if (comment === null) break;
    says.set(comment[1] ?? '', comment[2] ?? '');
  }
  return says;
}
