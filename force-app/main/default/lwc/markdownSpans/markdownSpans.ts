import { LightningElement, api } from 'lwc';
import type { Span } from 'c/markdownInline';

/** The inline text of one paragraph, heading, item or cell. */
export default class MarkdownSpans extends LightningElement {
  /** Spans from `c/markdownInline`. */
  @api spans: Span[] = [];

  get rows() {
    return this.spans.map((span) => ({
      ...span,
      isStrong: span.kind === 'strong',
      isEmphasis: span.kind === 'emphasis',
      isStrongEmphasis: span.kind === 'strongEmphasis',
      isCode: span.kind === 'code',
      isLink: span.kind === 'link',
      isBreak: span.kind === 'break',
    }));
  }
}
