trigger DataContextFieldTrigger on Data_Context_Field__c(before insert, before update) {
    DataContextFieldHandler.beforeSave(Trigger.new);
}
