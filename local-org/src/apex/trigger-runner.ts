/** Fires the project's triggers for the org: rows become records, errors and changes go back into rows. */
import type { Row, SaveError, Schema, TriggerEvent, TriggerRunner } from '../ports.ts';
import type { Site, TriggerDeclaration } from './ast.ts';
import { stackTraceOf } from './builtins/exception.ts';
import { ThrownException } from './errors.ts';
import { executeAll } from './execute-statement.ts';
import { Scope, type Frame, type Machine } from './frame.ts';
import { exceptionTypeName } from './platform-exceptions.ts';
import { toRecord, toRowValue } from './records.ts';
import type { SObjectValue } from './sobject.ts';
import type { TriggerContext } from './trigger-context.ts';

/** `machineFor` gives the machine of the Apex transaction under way, or a new one for a save from outside. */
export function createTriggerRunner(
  triggers: TriggerDeclaration[],
  schema: Schema,
  machineFor: <Result>(userId: string, work: (machine: Machine) => Promise<Result>) => Promise<Result>,
): TriggerRunner {
  const byObject = Map.groupBy(triggers, (trigger) => trigger.objectName.toLowerCase());
  return {
    fire: async (event) => {
      const moment = `${event.when} ${event.operation}`;
      const own = byObject.get(event.objectName.toLowerCase()) ?? [];
      const firing = own.filter((trigger) => trigger.events.includes(moment));
      if (firing.length === 0) return new Map();
      return machineFor(event.context.userId, (machine) => fireAll(firing, event, schema, machine));
    },
  };
}

async function fireAll(
  triggers: TriggerDeclaration[],
  event: TriggerEvent,
  schema: Schema,
  machine: Machine,
): Promise<Map<number, SaveError[]>> {
  const context = contextOf(event, schema, triggers[0]!.site);
  const { transaction } = machine;
  const outer = transaction.trigger;
  transaction.trigger = context;
  try {
    for (const trigger of triggers)
      await transaction.runAs(event.context.userId, () => run(trigger, machine));
  } catch (error) {
    if (error instanceof ThrownException && error.exception.model.name !== 'AssertException')
      return refuseAll(event, error, triggers);
    throw error;
  } finally {
    transaction.trigger = outer;
  }
  writeBack(context, event, schema, triggers[0]!.site);
  return errorsOf(context);
}

function run(trigger: TriggerDeclaration, machine: Machine): Promise<unknown> {
  const frame: Frame = {
    machine,
    self: null,
    model: null,
    scope: new Scope(),
    place: trigger.name,
    returnType: null,
    accessor: null,
    // Triggers always run in system mode; the classes they call decide for themselves (API 67).
    defaultMode: 'system',
  };
  return executeAll(trigger.body, frame);
}

function contextOf(event: TriggerEvent, schema: Schema, site: Site): TriggerContext {
  const records = (rows: Row[]): SObjectValue[] =>
    rows.map((row) => allFields(toRecord(row, event.objectName, schema, site), schema));
  const { operation, when, objectName } = event;
  const newRecords = operation === 'delete' ? null : records(event.newRows);
  const oldRecords = operation === 'insert' || operation === 'undelete' ? null : records(event.oldRows);
  for (const record of oldRecords ?? []) record.readOnly = true;
  if (when === 'after') for (const record of newRecords ?? []) record.readOnly = true;
  return { objectName, operation, when, newRecords, oldRecords };
}

/** In a trigger every field can be read, also those the row does not hold. */
function allFields(record: SObjectValue, schema: Schema): SObjectValue {
  for (const field of schema.object(record.objectName)?.fields.values() ?? [])
    record.queried!.add(field.apiName.toLowerCase());
  return record;
}

function writeBack(context: TriggerContext, event: TriggerEvent, schema: Schema, site: Site): void {
  if (event.when !== 'before') return;
  context.newRecords?.forEach((record, index) => {
    const row = event.newRows[index]!;
    for (const name of record.changed) {
      const spelled = schema.field(record.objectName, name)?.apiName ?? name;
      row[spelled] = toRowValue(record.values.get(name) ?? null, site);
    }
  });
}

function errorsOf(context: TriggerContext): Map<number, SaveError[]> {
  const errors = new Map<number, SaveError[]>();
  (context.newRecords ?? context.oldRecords ?? []).forEach((record, index) => {
    if (record.errors.length > 0) errors.set(index, record.errors);
  });
  return errors;
}

/** An exception nobody caught refuses every row, in the platform's words. */
function refuseAll(
  event: TriggerEvent,
  error: ThrownException,
  triggers: TriggerDeclaration[],
): Map<number, SaveError[]> {
  const { exception } = error;
  const moment = `${event.when === 'before' ? 'Before' : 'After'}${event.operation.charAt(0).toUpperCase()}${event.operation.slice(1)}`;
  const cause = `${exceptionTypeName(exception.model)}: ${exception.exception?.message ?? ''}`;
  const message = `${triggers[0]!.name}: execution of ${moment}\n\ncaused by: ${cause}\n\n${stackTraceOf(exception)}`;
  const rows = event.operation === 'delete' ? event.oldRows : event.newRows;
  return new Map(
    rows.map((_, index) => [
      index,
      [{ statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, fields: [] }],
    ]),
  );
}
