/** A tab of a FlexiPage or of a single component. */
import { api, LightningElement } from 'lwc';
import { goTo } from 'shell/pageRouter';
import { announceTitle } from 'shell/pageTitle';
import { messageOf, shellData } from 'shell/rest';

export default class TabPage extends LightningElement {
  @api name;
  tab;
  problem = '';

  async connectedCallback() {
    try {
      const tab = await shellData(`/tabs/${this.name}`);
      if (tab.redirect) goTo(tab.redirect, { replace: true });
      else this.tab = tab;
      announceTitle(this, tab.label);
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  get component() {
    const { component } = this.tab;
    return (
      component && { componentName: `c:${component}`, identifier: component, properties: {}, facets: {} }
    );
  }

  get context() {
    return { flexipageRegionWidth: 'LARGE' };
  }
}
