import { LightningElement, api } from 'lwc';
import { placesOf } from 'c/maskingView';
import type { Preview } from 'c/maskingView';

/** Every place of a preview in one line: what stood there, what it is, who found it, what stands there for the model. */
export default class SpanTable extends LightningElement {
  /** What masking found. */
  @api preview: Preview | null = null;

  /** True when the values are fields of a record, which then are named. */
  @api named = false;

  get places() {
    return this.preview ? placesOf(this.preview) : [];
  }

  get hasPlaces() {
    return this.places.length > 0;
  }
}
