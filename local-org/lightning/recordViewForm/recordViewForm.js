/** `lightning-record-view-form`: shows a record through `lightning-output-field`. */
import RecordFormBase from 'shell/recordFormBase';

export default class RecordViewForm extends RecordFormBase {}
