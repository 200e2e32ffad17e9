/** So many processes can run at once, beside the page's own: Python's pools begin two more than there are processors. */
export const PROCESS_LIMIT = Math.max(12, navigator.hardwareConcurrency + 2);
