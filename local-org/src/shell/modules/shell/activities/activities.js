/** The activity panel: what is open first, then what was. */
import { api, LightningElement } from 'lwc';
import { messageOf, shellData } from 'shell/rest';

const ICONS = { Task: 'standard:task', Event: 'standard:event', EmailMessage: 'standard:email' };

function shownDate(date) {
  if (!date) return '';
  const options =
    date.length > 10 ? { dateStyle: 'medium', timeStyle: 'short' } : { dateStyle: 'medium', timeZone: 'UTC' };
  return new Intl.DateTimeFormat('en-US', options).format(new Date(date));
}

export default class Activities extends LightningElement {
  @api recordId;
  found;
  problem = '';

  async connectedCallback() {
    try {
      this.found = await shellData(`/records/${this.recordId}/activities`);
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  get groups() {
    const all = (this.found ?? []).map((activity) => ({
      ...activity,
      icon: ICONS[activity.kind],
      shownDate: shownDate(activity.date),
      url: `/lightning/r/${activity.kind}/${activity.id}/view`,
    }));
    const groups = [
      { label: 'Upcoming & Overdue', activities: all.filter(({ open }) => open) },
      { label: 'Past Activity', activities: all.filter(({ open }) => !open) },
    ];
    return groups.map((group) => ({ ...group, isEmpty: group.activities.length === 0 }));
  }
}
