/** Acts of a worker, and of whoever holds a role in an incident: what was done on site at a moment. Everything else happens when the server hears of it. */
const WORKER_ACTS: readonly string[] = ['accept', 'arrive', 'start', 'suspend', 'resume', 'done', 'acknowledge', 'at_post', 'impossible']

/** The same words with the moment at which they were first said, where an act of a worker says none. */
export function dated<I extends object>(input: I, at: string): I {
  const { body } = input as { body?: { action?: string; at?: string } }
  if (body?.action === undefined || body.at !== undefined || !WORKER_ACTS.includes(body.action)) return input
  return { ...input, body: { ...body, at } }
}
