/** List views: which there are for an object, and the page of rows one of them shows. */
import type { ListViewMetadata } from '../../metadata/project-metadata.ts';
import type { ObjectDefinition } from '../../ports.ts';
import { listViewCondition, soqlPattern, soqlText } from './list-view-filter.ts';
import { nameFieldOf, type PageContext } from './object-presentation.ts';
import { STANDARD_PRESENTATION } from './standard-presentation.ts';
import { selectList, tableColumns, tableRows, type TableColumn, type TableRow } from './table.ts';

/** The list of what the person looked at last, as the platform names it. */
export const RECENT = '__Recent';

const PAGE_SIZE = 100;

export interface ListPageRequest {
  filterName: string;
  sortBy?: string | undefined;
  descending?: boolean;
  offset?: number;
  /** Rows whose name contains this. */
  search?: string | undefined;
  /** Ids the person looked at, newest first; read by the list `__Recent`. */
  recentIds: string[];
}

export interface ListPage {
  columns: TableColumn[];
  rows: TableRow[];
  hasMore: boolean;
  sortBy: string | null;
  descending: boolean;
}

function standardViews(object: ObjectDefinition): ListViewMetadata[] {
  const columns = STANDARD_PRESENTATION[object.apiName]?.columns ?? [
    nameFieldOf(object),
    'CreatedDate',
    'LastModifiedDate',
  ];
  const view = { object: object.apiName, columns, filters: [], booleanFilter: null };
  const all = { ...view, fullName: 'All', label: `All ${object.labelPlural}`, filterScope: 'Everything' };
  const recent = { ...view, fullName: RECENT, label: 'Recently Viewed', filterScope: 'Everything' };
  const mine = { ...view, fullName: 'Mine', label: `My ${object.labelPlural}`, filterScope: 'Mine' };
  return object.fields.has('OwnerId') && !object.custom ? [all, mine, recent] : [all, recent];
}

/** The object's list views: those of the metadata, then the standard ones no metadata replaces. */
export function listViewsOf(
  context: Pick<PageContext, 'metadata'>,
  object: ObjectDefinition,
): ListViewMetadata[] {
  const own = context.metadata.listViews.filter((view) => view.object === object.apiName);
  const names = new Set(own.map((view) => view.fullName));
  const recentColumns = own.find((view) => view.fullName === 'All')?.columns;
  const standard = standardViews(object)
    .filter((view) => !names.has(view.fullName))
    .map((view) => (view.fullName === RECENT && recentColumns ? { ...view, columns: recentColumns } : view));
  return [...own, ...standard];
}

/** The view a person sees when the address names none. */
export function defaultListView(views: ListViewMetadata[]): string {
  return (views.find((view) => view.fullName === 'All') ?? views[0])?.fullName ?? 'All';
}

function conditionOf(
  context: PageContext,
  object: ObjectDefinition,
  view: ListViewMetadata,
  request: ListPageRequest,
): string {
  const parts = [listViewCondition(object, view, context.userId)];
  if (view.fullName === RECENT) parts.push(`Id IN (${request.recentIds.map(soqlText).join(', ')})`);
  if (request.search) parts.push(`${nameFieldOf(object)} LIKE ${soqlPattern('%', request.search, '%')}`);
  const used = parts.filter((part) => part !== '').map((part) => `(${part})`);
  return used.length > 0 ? ` WHERE ${used.join(' AND ')}` : '';
}

function sortOf(object: ObjectDefinition, columns: TableColumn[], request: ListPageRequest): string | null {
  const wanted = request.sortBy ?? nameFieldOf(object);
  return columns.find((column) => column.field === wanted && column.sortable)?.field ?? null;
}

/** Records of one's own that are numbered by themselves are a log, and a log is read from its newest entry. */
function newestFirst(object: ObjectDefinition): boolean {
  return object.custom && Boolean(object.fields.get(nameFieldOf(object))?.autoNumber);
}

function inRecentOrder(rows: TableRow[], ids: string[]): TableRow[] {
  return rows.sort((left, right) => ids.indexOf(left.Id) - ids.indexOf(right.Id));
}

/** One page of a list view. Throws `Error` when there is no such view; the org's errors pass through. */
export function listPage(context: PageContext, object: ObjectDefinition, request: ListPageRequest): ListPage {
  const view = listViewsOf(context, object).find((each) => each.fullName === request.filterName);
  if (!view) throw new Error(`${object.labelPlural} have no list view ${request.filterName}.`);
  const columns = tableColumns(context, object, view.columns);
  const sortBy = sortOf(object, columns, request);
  const descending = request.sortBy ? (request.descending ?? false) : newestFirst(object);
  const empty = { columns, rows: [], hasMore: false, sortBy, descending };
  if (view.fullName === RECENT && request.recentIds.length === 0) return empty;
  const where = conditionOf(context, object, view, request);
  const order = sortBy
    ? ` ORDER BY ${sortBy} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}, Id`
    : ' ORDER BY Id';
  const soql =
    `SELECT ${selectList(context, object, columns)} FROM ${object.apiName}${where}${order}` +
    ` LIMIT ${PAGE_SIZE + 1} OFFSET ${request.offset ?? 0}`;
  const { records } = context.org.query(soql, { userId: context.userId, mode: 'user' });
  const rows = tableRows(context, object, columns, records.slice(0, PAGE_SIZE));
  const ordered = view.fullName === RECENT && !request.sortBy ? inRecentOrder(rows, request.recentIds) : rows;
  return { ...empty, rows: ordered, hasMore: records.length > PAGE_SIZE };
}
