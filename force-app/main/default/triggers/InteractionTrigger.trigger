trigger InteractionTrigger on AI_Interaction__c(before update, before delete) {
    if (Trigger.isDelete) {
        InteractionHandler.beforeDelete(Trigger.old);
    } else {
        InteractionHandler.beforeUpdate(Trigger.new);
    }
}
