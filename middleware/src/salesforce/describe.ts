import { PEOPLE, type PersonLookup } from '../core/query/people.ts';
import type { Visibility } from '../core/query/plan.ts';
import type { Caller } from '../run-record.ts';
import type { OrgConnections } from './org-connections.ts';
import { salesforceCode, toOrgError } from './org-error.ts';
import { createRecentMap } from './recent-map.ts';

/** Which objects and fields a person may see, and what kind of fields they are, as the org's describe tells it to that person. */
export interface Describes {
  visibility(caller: Caller, objectNames: string[]): Promise<Visibility>;
  /** Forgets what is known for a person: the org just said that it is no longer true. */
  forget(caller: Caller): void;
}

interface DescribedField {
  name: string;
  type?: string;
  autoNumber?: boolean;
  referenceTo?: string[];
  relationshipName?: string | null;
}

interface DescribeAnswer {
  queryable: boolean;
  fields: DescribedField[];
}

/** What is remembered of an object: a describe itself is megabytes. */
interface ObjectFacts {
  /** Per visible field, in lower case, whether it is no free text by its type. */
  fields: Map<string, boolean>;
  people: (PersonLookup & { objects: string[] })[];
  /** Relationships to several objects, in lower case. */
  polymorphic: Set<string>;
}

const MOST_DESCRIBES = 20_000;

/** Describe's types of fields into which people write what they like. */
const FREE_TEXT = new Set(
  'string textarea email phone url encryptedstring combobox address anyType'.split(' '),
);
/** The lookups that nearly every object has, the most telling first. */
const FIRST_LOOKUPS = ['OwnerId', 'CreatedById', 'LastModifiedById'];

/** Describes per person and object, remembered for `cacheSeconds`. */
export function createDescribes(connections: OrgConnections, cacheSeconds: number): Describes {
  const known = createRecentMap<ObjectFacts | null>(cacheSeconds * 1000, MOST_DESCRIBES);

  const factsOf = (caller: Caller, objectName: string): Promise<ObjectFacts | null> =>
    known.get(`${prefixOf(caller)}${objectName.toLowerCase()}`, async () => {
      try {
        const path = `/sobjects/${encodeURIComponent(objectName)}/describe`;
        const answer = await connections.call<DescribeAnswer>(caller, { method: 'GET', path });
        return answer.queryable ? readFacts(answer.fields) : null;
      } catch (cause) {
        // An object that a person may not read does not exist for that person.
        if (['NOT_FOUND', 'INVALID_TYPE'].includes(salesforceCode(cause))) return null;
        throw toOrgError(cause);
      }
    });

  const read = async (caller: Caller, names: Iterable<string>, facts: Map<string, ObjectFacts | null>) => {
    const missing = [...new Set(names)].filter((name) => !facts.has(name.toLowerCase()));
    const found = await Promise.all(missing.map((name) => factsOf(caller, name)));
    missing.forEach((name, index) => facts.set(name.toLowerCase(), found[index] ?? null));
  };
  return {
    async visibility(caller, objectNames) {
      const facts = new Map<string, ObjectFacts | null>();
      await read(caller, objectNames, facts);
      const lookups = [...facts.values()].flatMap((object) => object?.people ?? []);
      // Whether names of people may be seen is up to the objects that they are records of.
      await read(
        caller,
        lookups.flatMap(({ objects }) => objects),
        facts,
      );
      return visibilityOf(facts);
    },
    forget: (caller) => known.deleteWhere((key) => key.startsWith(prefixOf(caller))),
  };
}

function visibilityOf(facts: Map<string, ObjectFacts | null>): Visibility {
  const of = (objectName: string) => facts.get(objectName.toLowerCase()) ?? null;
  const hasName = (objectName: string) => of(objectName)?.fields.has('name') ?? false;
  return {
    object: (objectName) => of(objectName) !== null,
    field: (objectName, fieldName) => of(objectName)?.fields.has(fieldName.toLowerCase()) ?? false,
    structured: (objectName, fieldName) => of(objectName)?.fields.get(fieldName.toLowerCase()) ?? false,
    people: (objectName) => (of(objectName)?.people ?? []).filter(({ objects }) => objects.some(hasName)),
    polymorphic: (objectName, relationshipName) =>
      of(objectName)?.polymorphic.has(relationshipName.toLowerCase()) ?? false,
  };
}

function readFacts(fields: DescribedField[]): ObjectFacts {
  const rank = ({ name }: DescribedField): number =>
    FIRST_LOOKUPS.includes(name) ? FIRST_LOOKUPS.indexOf(name) : FIRST_LOOKUPS.length;
  const lookups = fields
    .filter(({ referenceTo }) => referenceTo?.some((name) => PEOPLE.includes(name)))
    .sort((left, right) => rank(left) - rank(right));
  const many = fields.filter(
    ({ referenceTo = [], relationshipName }) => referenceTo.length > 1 && relationshipName,
  );
  return {
    polymorphic: new Set(many.map(({ relationshipName }) => String(relationshipName).toLowerCase())),
    fields: new Map(fields.map((field) => [field.name.toLowerCase(), isStructured(field)])),
    people: lookups.flatMap(({ relationshipName, referenceTo = [] }) => {
      const objects = referenceTo.filter((name) => PEOPLE.includes(name));
      return relationshipName ? [{ relationshipName, polymorphic: referenceTo.length > 1, objects }] : [];
    }),
  };
}

/** A text that the org writes itself, such as a case number, is no free text either. */
function isStructured({ type, autoNumber }: DescribedField): boolean {
  return type !== undefined && (!FREE_TEXT.has(type) || (type === 'string' && autoNumber === true));
}

const prefixOf = (caller: Caller): string => `${caller.orgId} ${caller.userId} `;
