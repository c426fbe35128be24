/** How the UI API words a value for people: labels, dates, money. United States English in UTC, as this org is set. */
import type { FieldDefinition } from '../ports.ts';

const date = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' });
const dateTime = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

/** The text for people; null where the value speaks for itself (texts, check boxes, ids). */
export function displayValue(field: FieldDefinition, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  switch (field.type) {
    case 'picklist':
    case 'combobox':
      return field.picklistValues.find((entry) => entry.value === value)?.label ?? String(value);
    case 'date':
      return date.format(new Date(`${String(value)}T00:00:00Z`));
    case 'datetime':
      return dateTime.format(new Date(String(value))).replace(/\u202f/g, ' ');
    case 'currency':
      return `$${numberText(value, field.scale)}`;
    case 'percent':
      return `${numberText(value, field.scale)}%`;
    case 'int':
    case 'double':
      return numberText(value, field.scale);
    default:
      return null;
  }
}

function numberText(value: unknown, scale: number): string {
  const digits = { minimumFractionDigits: scale, maximumFractionDigits: scale };
  return new Intl.NumberFormat('en-US', digits).format(Number(value));
}
