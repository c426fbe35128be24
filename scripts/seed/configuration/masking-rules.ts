import { record, type TreeRecord } from '../tree.ts';

/**
 * Examples of what an admin may add to the masking, for the page Masking. Inactive, so that the demonstration shows what is
 * masked without any rule.
 */
export const MASKING_RULES: TreeRecord[] = [
  record('Masking_Rule__c', 'Masking_Rule_Invoice_Numbers', {
    Name: 'Invoice numbers',
    Kind__c: 'Pattern',
    Active__c: false,
    Entity_Type__c: 'Identifier',
    Pattern__c: String.raw`\bHB-[0-9]{6}\b`,
    Sample__c: 'Invoice HB-000001 replaces HB-000002.',
    Match_Case__c: true,
    Description__c: 'Numbers of invoices and orders. Activate it where a model must not see them.',
  }),
  record('Masking_Rule__c', 'Masking_Rule_Code_Names', {
    Name: 'Code names',
    Kind__c: 'Block List',
    Active__c: false,
    Entity_Type__c: 'Block List',
    Terms__c: 'Northlight\nProject Larkspur',
    Whole_Words__c: true,
    Description__c: 'Projects nobody outside has heard of. Replace the terms by your own, then activate it.',
  }),
];
