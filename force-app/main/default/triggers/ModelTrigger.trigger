trigger ModelTrigger on AI_Model__c(before insert, before update, before delete, after insert, after update) {
    if (Trigger.isDelete) {
        ModelHandler.beforeDelete(Trigger.old);
    } else if (Trigger.isBefore) {
        ModelHandler.beforeSave(Trigger.new, Trigger.oldMap);
    } else {
        ModelHandler.keepOneDefault(Trigger.new, Trigger.oldMap);
    }
}
