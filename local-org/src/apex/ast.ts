/** The program as the interpreter walks it: the part of Apex this project uses, and nothing else. Types only. */

/** Where something stands in a source file; line and column count from 1. */
export interface Site {
  file: string;
  line: number;
  column: number;
}

/** A type as it is written: `Map<Id, List<String>>`, `RunController.PromptOption`. Arrays are written as lists. */
export interface TypeName {
  name: string;
  arguments: TypeName[];
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '<'
  | '>'
  | '<='
  | '>='
  | '=='
  | '!='
  | '==='
  | '!=='
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '>>>';

export type AssignOperator = '=' | '+=' | '-=' | '*=' | '/=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '>>>=';

export type Expression = { site: Site } & (
  | { kind: 'literal'; value: null | boolean | number | bigint | string }
  | { kind: 'decimal'; text: string }
  | { kind: 'name'; name: string }
  | { kind: 'this' }
  | { kind: 'field'; target: Expression; name: string; safe: boolean }
  | {
      kind: 'call';
      target: Expression | null;
      name: string;
      arguments: Expression[];
      safe: boolean;
      super: boolean;
    }
  | { kind: 'constructor-call'; which: 'this' | 'super'; arguments: Expression[] }
  | { kind: 'index'; target: Expression; index: Expression }
  | { kind: 'new'; type: TypeName; arguments: Expression[]; named: { name: string; value: Expression }[] }
  | { kind: 'new-items'; type: TypeName; items: Expression[] }
  | { kind: 'new-map'; type: TypeName; entries: { key: Expression; value: Expression }[] }
  | { kind: 'new-array'; type: TypeName; size: Expression }
  | { kind: 'assign'; operator: AssignOperator; target: Expression; value: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'logic'; operator: '&&' | '||' | '??'; left: Expression; right: Expression }
  | { kind: 'conditional'; test: Expression; then: Expression; otherwise: Expression }
  | { kind: 'unary'; operator: '-' | '+' | '!' | '~'; operand: Expression }
  | { kind: 'increment'; operator: '++' | '--'; prefix: boolean; target: Expression }
  | { kind: 'cast'; type: TypeName; value: Expression }
  | { kind: 'instance-of'; value: Expression; type: TypeName }
  | { kind: 'class-literal'; type: TypeName }
  | { kind: 'query'; query: Query }
);

/** A SOQL query whose binds were replaced by `:b0`, `:b1`, … and whose access mode was taken out of the text. */
export interface Query {
  text: string;
  binds: { name: string; value: Expression }[];
  mode: 'user' | 'system' | null;
  count: boolean;
  objectName: string;
}

export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';

/** One `when` of a switch; no values and no type = `when else`. */
export interface WhenClause {
  values: Expression[] | null;
  type: { type: TypeName; variable: string } | null;
  body: Statement;
  site: Site;
}

export interface CatchClause {
  type: TypeName;
  variable: string;
  body: Statement;
}

export type Statement = { site: Site } & (
  | { kind: 'block'; statements: Statement[] }
  | {
      kind: 'local';
      type: TypeName;
      variables: { name: string; value: Expression | null; site: Site }[];
      final: boolean;
    }
  | { kind: 'expression'; expression: Expression }
  | { kind: 'if'; test: Expression; then: Statement; otherwise: Statement | null }
  | { kind: 'switch'; value: Expression; clauses: WhenClause[] }
  | { kind: 'for-each'; type: TypeName; variable: string; items: Expression; body: Statement }
  | { kind: 'for'; before: Statement[]; test: Expression | null; after: Expression[]; body: Statement }
  | { kind: 'while'; test: Expression; body: Statement; checkAfter: boolean }
  | { kind: 'try'; body: Statement; catches: CatchClause[]; finally: Statement | null }
  | { kind: 'return'; value: Expression | null }
  | { kind: 'throw'; value: Expression }
  | { kind: 'break' }
  | { kind: 'continue' }
  | {
      kind: 'dml';
      operation: DmlOperation;
      value: Expression;
      mode: 'user' | 'system' | null;
      field: string | null;
    }
  | { kind: 'run-as'; user: Expression; body: Statement }
);

export interface Annotation {
  /** Lower case. */
  name: string;
  /** Parameter name in lower case → its text; booleans as 'true' and 'false'. */
  values: Record<string, string>;
}

interface Member {
  name: string;
  site: Site;
  static: boolean;
  annotations: Annotation[];
  /** Lower case: public, private, override, virtual, final, … */
  modifiers: string[];
}

export interface Parameter {
  name: string;
  type: TypeName;
}

export interface MethodDeclaration extends Member {
  kind: 'method' | 'constructor';
  parameters: Parameter[];
  /** null = void. */
  returnType: TypeName | null;
  /** null = abstract or of an interface. */
  body: Statement | null;
}

export interface FieldDeclaration extends Member {
  kind: 'field';
  type: TypeName;
  value: Expression | null;
  /** A property's accessors; an accessor without a body is null. Plain fields have none. */
  getter: Statement | null;
  setter: Statement | null;
  /** True for a property with a `set`, with or without a body. */
  hasSetter: boolean;
}

export interface ClassDeclaration {
  kind: 'class' | 'interface' | 'enum';
  name: string;
  site: Site;
  modifiers: string[];
  annotations: Annotation[];
  superclass: TypeName | null;
  interfaces: TypeName[];
  /** Fields and properties in the order they are written: initialisers run in this order. */
  fields: FieldDeclaration[];
  methods: MethodDeclaration[];
  constructors: MethodDeclaration[];
  /** Static and instance blocks. */
  initializers: { static: boolean; body: Statement; after: number }[];
  inner: ClassDeclaration[];
  constants: string[];
}

export interface TriggerDeclaration {
  name: string;
  objectName: string;
  /** `before insert`, `after update`, … */
  events: string[];
  body: Statement[];
  site: Site;
}
