/** An operation that is not known, or that fails; the message is the name of an errno. */
export class Failure extends Error {}
