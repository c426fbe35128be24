/** Lays out the regions of a page: headers across, then the main region beside the others. */
import { api, LightningElement } from 'lwc';

const HEADERS = new Set(['header', 'subheader', 'footer']);
const NARROW = /sidebar|right|left/i;

export default class PageRegions extends LightningElement {
  @api page;
  @api context;

  regions(wanted) {
    return Object.entries(this.page.regions)
      .filter(([name, nodes]) => wanted(name) && nodes.length > 0)
      .map(([name, nodes]) => ({ name, nodes }));
  }

  get headers() {
    const context = { ...this.context, flexipageRegionWidth: 'XLARGE' };
    return this.regions((name) => HEADERS.has(name)).map((region) => ({ ...region, context }));
  }

  get columns() {
    const columns = this.regions((name) => !HEADERS.has(name));
    return columns.map((region) => {
      const narrow = columns.length > 1 && NARROW.test(region.name);
      const wide = columns.length === 1 ? 'slds-size_1-of-1' : 'slds-size_1-of-1 slds-large-size_8-of-12';
      return {
        ...region,
        columnClass: `slds-col ${narrow ? 'slds-size_1-of-1 slds-large-size_4-of-12' : wide} local-region`,
        context: { ...this.context, flexipageRegionWidth: narrow ? 'SMALL' : 'LARGE' },
      };
    });
  }
}
