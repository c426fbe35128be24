import type { SeededCase } from './cases.ts';
import { day, moment } from './dates.ts';
import type { SeededOpportunity } from './opportunities.ts';
import { randomFor } from './random.ts';
import { fill, type Slots } from './slots.ts';
import { CASE_TASKS, DEAL_TASKS, MEETINGS } from './texts/activity-texts.ts';
import { record, reference, type Seed, type TreeRecord } from './tree.ts';

/** What a task or a meeting is about and with whom. */
interface Occasion {
  what: string;
  contact: TreeRecord;
  owner: string;
  slots: Slots;
}

/**
 * Adds tasks and meetings. Every deal has a task with the contact its description speaks of: that is how a mapping of
 * the deal finds that person's name, and masks it.
 */
export function addActivities(seed: Seed, cases: SeededCase[], deals: SeededOpportunity[]): void {
  addTasks(seed, cases, deals);
  addMeetings(seed, deals);
}

function addTasks(seed: Seed, cases: SeededCase[], deals: SeededOpportunity[]): void {
  const random = randomFor('tasks');
  const tasks: TreeRecord[] = [];
  const add = (about: Occasion, text: readonly [string, string], done: boolean): void => {
    const referenceId = reference('Task', tasks.length + 1);
    const due = done ? -random.between(2, 90) : random.between(1, 21);
    tasks.push(
      record('Task', referenceId, {
        WhatId: `@${about.what}`,
        WhoId: `@${about.contact.attributes.referenceId}`,
        Subject: text[0],
        Description: fill(text[1], about.slots, seed.ledger, referenceId),
        Status: done ? 'Completed' : random.pick(['Not Started', 'In Progress', 'Waiting on someone else']),
        Priority: random.pick(['High', 'Normal', 'Normal', 'Low']),
        ActivityDate: day(due),
      }),
    );
    seed.owners[referenceId] = about.owner;
  };
  for (const deal of deals) add(occasion(deal), random.pick(DEAL_TASKS), deal.closed);
  for (const row of cases) {
    if (random.chance(0.5)) add(occasion(row), random.pick(CASE_TASKS), row.record['Status'] === 'Closed');
  }
  seed.steps.push({ sobject: 'Task', name: 'Task', records: tasks });
}

function addMeetings(seed: Seed, deals: SeededOpportunity[]): void {
  const random = randomFor('meetings');
  const meetings = random.sample(deals, 36).map((deal, index) => {
    const referenceId = reference('Event', index + 1);
    const [subject, place, description] = random.pick(MEETINGS);
    const days = deal.closed ? -random.between(5, 60) : random.between(1, 30);
    const hour = random.between(8, 16);
    seed.owners[referenceId] = deal.account.owner;
    return record('Event', referenceId, {
      WhatId: `@${deal.reference}`,
      WhoId: `@${deal.contact.attributes.referenceId}`,
      Subject: subject,
      Location: place,
      Description: fill(description, deal.slots, seed.ledger, referenceId),
      StartDateTime: moment(days, hour, 0),
      EndDateTime: moment(days, hour, 45),
      DurationInMinutes: 45,
    });
  });
  seed.steps.push({ sobject: 'Event', name: 'Event', records: meetings });
}

function occasion(subject: SeededCase | SeededOpportunity): Occasion {
  const { reference: what, contact, slots, account } = subject;
  return { what, contact, slots, owner: account.owner };
}
