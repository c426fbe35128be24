/**
 * `lightning-primitive-icon` drawing from the design system's sprite files, which ship unmodified; the package's own one
 * carries every icon as a template, two megabytes of them.
 */
import { api, LightningElement } from 'lwc';

const SIZES = new Set(['xx-small', 'x-small', 'small', 'large']);
const TEXT_CLASSES = { error: 'error', warning: 'warning', success: 'success', inverse: '', bare: '' };

export default class PrimitiveIcon extends LightningElement {
  static validationOptOut = ['class'];

  @api src;
  @api svgClass;
  @api iconName;
  @api size = 'medium';
  @api variant = '';

  get href() {
    if (this.src) return this.src;
    const [category, name] = (this.iconName ?? '').split(':');
    return name ? `/slds/assets/icons/${category}-sprite/svg/symbols.svg#${name}` : '';
  }

  get name() {
    return (this.iconName ?? '').split(':')[1] ?? '';
  }

  get computedClass() {
    const classes = [this.svgClass ?? ''];
    const variant = this.variant ?? '';
    if (variant !== 'bare') classes.push('slds-icon');
    const text = TEXT_CLASSES[variant] ?? (this.src ? '' : 'default');
    if (text) classes.push(`slds-icon-text-${text}`);
    if (SIZES.has(this.size)) classes.push(`slds-icon_${this.size}`);
    return classes.filter(Boolean).join(' ');
  }
}
