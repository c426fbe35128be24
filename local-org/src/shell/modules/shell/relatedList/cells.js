/** A row of a related list as cells that say how they are shown. */
const DATE = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' });
const DATE_TIME = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
const CURRENCY = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

const SHOWN = {
  date: (value) => DATE.format(new Date(value)),
  datetime: (value) => DATE_TIME.format(new Date(value)),
  currency: (value) => CURRENCY.format(value),
  percent: (value) => `${value}%`,
  boolean: (value) => (value ? 'Yes' : 'No'),
  multipicklist: (value) => String(value).split(';').join('; '),
};

export function cellsOf(columns, row) {
  return columns.map(({ field, label, type, link }) => {
    const value = row[field];
    const empty = value === null || value === undefined || value === '';
    const shown = !link && SHOWN[type] ? SHOWN[type] : String;
    const text = empty ? '' : shown(value);
    return { key: field, label, text, url: link && !empty ? row[`${field}Url`] : null };
  });
}
