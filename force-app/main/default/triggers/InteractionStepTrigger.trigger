trigger InteractionStepTrigger on AI_Interaction_Step__c(before update, before delete) {
    if (Trigger.isDelete) {
        InteractionHandler.beforeDelete(Trigger.old);
    } else {
        InteractionHandler.beforeUpdate(Trigger.new);
    }
}
