trigger ModelTrigger on AI_Model__c(after insert, after update) {
    ModelHandler.keepOneDefault(Trigger.new, Trigger.oldMap);
}
