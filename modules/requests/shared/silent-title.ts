// What stands in the desk's list for a call in which nobody spoke. The caller, who knows that, reads the channel's name alone.
export const silentTitle = (channelTitle: string): string => `${channelTitle}：没有说话`;
