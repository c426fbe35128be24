/** FlexiPages as a tree the browser can draw: regions with components, facets put where their owner names them. */
import type {
  ActionOverrideMetadata,
  FlexiPageComponent,
  FlexiPageField,
  FlexiPageMetadata,
  FlexiPageRegion,
} from '../../metadata/project-metadata.ts';
import type { PageContext } from './object-presentation.ts';

export interface PageNode {
  /** `c:promptPanel`, `force:detailPanel`, or `field` for a single field. */
  componentName: string;
  identifier: string;
  properties: Record<string, unknown>;
  /** Contents of the facets this component owns, by property name (`tabs`, `body`, `columns`). */
  facets: Record<string, PageNode[]>;
}

export interface PageTree {
  label: string;
  template: string;
  regions: Record<string, PageNode[]>;
}

/** `c:promptPanel` and a bare `promptPanel` are the project's own component. */
function fullName(context: PageContext, name: string): string {
  if (name.includes(':')) return name;
  return context.metadata.lightningComponents.some((each) => each.name === name) ? `c:${name}` : name;
}

function component(context: PageContext, page: FlexiPageMetadata, item: FlexiPageComponent): PageNode {
  const facets: Record<string, PageNode[]> = {};
  const properties: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(item.properties)) {
    const facet =
      typeof value === 'string'
        ? page.regions.find((each) => each.type === 'Facet' && each.name === value)
        : undefined;
    if (facet) facets[name] = nodes(context, page, facet);
    else properties[name] = value;
  }
  return {
    componentName: fullName(context, item.componentName),
    identifier: item.identifier,
    properties,
    facets,
  };
}

function field(item: FlexiPageField): PageNode {
  const properties = { fieldApiName: item.field, uiBehavior: item.uiBehavior };
  return { componentName: 'field', identifier: item.identifier, properties, facets: {} };
}

function nodes(context: PageContext, page: FlexiPageMetadata, region: FlexiPageRegion): PageNode[] {
  return region.items.map((item) => (item.kind === 'field' ? field(item) : component(context, page, item)));
}

/** The page as a tree. Facets appear inside their owners only. */
export function pageTree(context: PageContext, page: FlexiPageMetadata): PageTree {
  const regions = page.regions.filter((region) => region.type !== 'Facet');
  const named = regions.map((region) => [region.name, nodes(context, page, region)] as const);
  return { label: page.masterLabel, template: page.template, regions: Object.fromEntries(named) };
}

function forDesktop(override: ActionOverrideMetadata, objectName: string): boolean {
  const desktop = override.formFactor === null || override.formFactor === 'Large';
  return override.object === objectName && override.actionName === 'View' && desktop;
}

/** The record page that is active for an object in an app: the app's own, else the org's default, else undefined. */
export function activeRecordPage(
  context: PageContext,
  objectName: string,
  app: string,
): FlexiPageMetadata | undefined {
  const application = context.metadata.applications.find((each) => each.fullName === app);
  const overrides = [...(application?.actionOverrides ?? []), ...context.metadata.actionOverrides];
  const override = overrides.find((each) => forDesktop(each, objectName));
  return override && context.metadata.flexiPages.find((page) => page.fullName === override.flexiPage);
}

function node(componentName: string, facets: Record<string, PageNode[]> = {}, label = ''): PageNode {
  return { componentName, identifier: componentName, properties: label ? { label } : {}, facets };
}

/** What the platform shows for an object without a record page of its own; activities only where it can have some. */
export function standardRecordPage(hasActivities: boolean): PageTree {
  const related = node('flexipage:tab', { body: [node('force:relatedListContainer')] }, 'Related');
  const detail = node('flexipage:tab', { body: [node('force:detailPanel')] }, 'Details');
  return {
    label: 'Record Page',
    template: 'flexipage:recordHomeTemplateDesktop',
    regions: {
      header: [node('force:highlightsPanel')],
      main: [node('flexipage:tabset', { tabs: [detail, related] })],
      sidebar: hasActivities ? [node('runtime_sales_activities:activityPanel')] : [],
    },
  };
}
