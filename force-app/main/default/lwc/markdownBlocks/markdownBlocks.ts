import { LightningElement, api } from 'lwc';
import type { Block } from 'c/markdown';

/** Shows blocks of markdown as real elements; quotes and list items show theirs through this component again. */
export default class MarkdownBlocks extends LightningElement {
  /** Blocks from `c/markdown`. */
  @api blocks: Block[] = [];

  get rows() {
    return this.blocks.map((block) => ({
      ...block,
      // The card's own title is a level 2 heading, so the answer's start below it.
      isHeading3: block.kind === 'heading' && block.level === 1,
      isHeading4: block.kind === 'heading' && block.level === 2,
      isHeading5: block.kind === 'heading' && block.level > 2,
      isCode: block.kind === 'code',
      isQuote: block.kind === 'quote',
      isBullets: block.kind === 'bullets',
      isNumbers: block.kind === 'numbers',
      isRule: block.kind === 'rule',
      isTable: block.kind === 'table',
      head: block.rows[0]?.cells ?? [],
      body: block.rows.slice(1),
    }));
  }
}
