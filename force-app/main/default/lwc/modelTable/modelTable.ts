import { LightningElement, api } from 'lwc';
import type { ActionFacts } from 'c/modelActions';
import type { ModelLine } from 'c/modelView';
import type { RunError } from 'c/runView';

export interface TableLine extends ModelLine {
  actions: ActionFacts[];
  refusal: RunError | null;
  busy: boolean;
}

/**
 * The models as a table. Sends `action` with `{ id, action }`, `result` with the id of a model whose last test somebody wants
 * to see, and `dismiss` with the id of a model whose refusal was read.
 */
export default class ModelTable extends LightningElement {
  /** One line per model. */
  @api lines: TableLine[] = [];

  get rows() {
    return this.lines.map((line) => ({
      ...line,
      menuLabel: `Actions for ${line.name}`,
      resultLabel: `Last test of ${line.name}`,
      editable: line.actions.length > 0,
      refusalKey: `${line.id}-refusal`,
    }));
  }

  handleName(event: Event) {
    this.send('action', { id: idOf(event), action: 'edit' });
  }

  handleSelect(event: CustomEvent<{ value: string }>) {
    this.send('action', { id: idOf(event), action: event.detail.value });
  }

  handleResult(event: Event) {
    this.send('result', idOf(event));
  }

  handleDismiss(event: Event) {
    this.send('dismiss', idOf(event));
  }

  send(name: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.model ?? '';
}
