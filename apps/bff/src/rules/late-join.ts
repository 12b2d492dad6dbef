/** TKE lists a node one to three minutes after its script has finished; a host that takes longer than this is late. */
export const lateMs = 5 * 60_000;
