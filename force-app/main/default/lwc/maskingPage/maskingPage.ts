import { LightningElement } from 'lwc';

/** What is masked before a model reads it. */
export default class MaskingPage extends LightningElement {}
