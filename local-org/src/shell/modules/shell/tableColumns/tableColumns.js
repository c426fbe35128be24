/** Columns as the shell's data service describes them → columns of `lightning-datatable`. */
const TYPES = {
  currency: { type: 'currency', typeAttributes: { currencyCode: 'USD', maximumFractionDigits: 2 } },
  percent: { type: 'percent', typeAttributes: { step: 0.01, maximumFractionDigits: 2 } },
  int: { type: 'number' },
  double: { type: 'number' },
  boolean: { type: 'boolean' },
  email: { type: 'email' },
  phone: { type: 'phone' },
  date: { type: 'date-local', typeAttributes: { year: 'numeric', month: 'numeric', day: 'numeric' } },
  datetime: {
    type: 'date',
    typeAttributes: { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  },
};

const NUMERIC = new Set(['currency', 'percent', 'int', 'double']);

function linkColumn({ field }) {
  return {
    fieldName: `${field}Url`,
    type: 'url',
    typeAttributes: { label: { fieldName: field }, target: '_self' },
  };
}

function valueColumn({ field, type, scale }) {
  const known = TYPES[type] ?? { type: 'text' };
  const fixed = type === 'percent' ? 'percent-fixed' : known.type;
  const digits = type === 'double' ? { typeAttributes: { maximumFractionDigits: scale } } : {};
  return { fieldName: field, ...known, ...digits, type: fixed };
}

export function datatableColumns(columns) {
  return columns.map((column) => ({
    label: column.label,
    sortable: column.sortable,
    hideDefaultActions: true,
    cellAttributes: NUMERIC.has(column.type) ? { alignment: 'right' } : { alignment: 'left' },
    ...(column.link ? linkColumn(column) : valueColumn(column)),
  }));
}
