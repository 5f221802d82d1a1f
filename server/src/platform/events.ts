import type { z } from 'zod'
import type { Ctx } from './ctx.ts'

/** A fact that a module publishes. It exists if and only if the change was committed: its jobs are rows of the same transaction. */
export interface DomainEvent<S extends z.ZodType = z.ZodType> {
  name: string
  data: S
}

/** Declares an event; the name is past tense (`case.registered`), the data are ids and facts, never rows. */
export function event<S extends z.ZodType>(name: string, data: S): DomainEvent<S> {
  return { name, data }
}

export type JobHandler = (ctx: Ctx, payload: unknown) => Promise<void>
export interface Queue {
  name: string
  handle: JobHandler
  maxAttempts: number
  /** Takes seconds to minutes (imports, exports): has loops of its own, so that it never keeps the quick ones waiting. */
  isLong: boolean
}

const queues = new Map<string, Queue>()
const subscribers = new Map<string, string[]>()

/** Declares work that runs later, in a transaction of its own. It may run twice after a crash: make the second time harmless. */
export function queue<S extends z.ZodType>(name: string, payload: S, handle: (ctx: Ctx, payload: z.output<S>) => Promise<void>, maxAttempts = 12, isLong = false): void {
  queues.set(name, { name, maxAttempts, isLong, handle: (ctx, raw) => handle(ctx, payload.parse(raw)) })
}

/** Reacts to an event; `name` says who does what (`insight.count-case`). */
export function on<S extends z.ZodType>(happened: DomainEvent<S>, name: string, handle: (ctx: Ctx, data: z.output<S>) => Promise<void>): void {
  queue(name, happened.data, handle)
  const names = subscribers.get(happened.name) ?? []
  if (!names.includes(name)) names.push(name)
  subscribers.set(happened.name, names)
}

type Note = (ctx: Ctx, data: unknown) => void
const notes = new Map<string, Note[]>()

/** Writes something beside an event, in its own transaction, by `ctx.later` only: for what must be known if and only if the event is. */
export function alongside<S extends z.ZodType>(happened: DomainEvent<S>, note: (ctx: Ctx, data: z.output<S>) => void): void {
  notes.set(happened.name, [...(notes.get(happened.name) ?? []), note as Note])
}
export function notesOf(happened: DomainEvent): readonly Note[] {
  return notes.get(happened.name) ?? []
}

export function queueNamed(name: string): Queue | undefined {
  return queues.get(name)
}
/** All queues, or only the long or the quick ones. */
export function queueNames(isLong?: boolean): string[] {
  return [...queues.values()].flatMap((one) => (isLong === undefined || one.isLong === isLong ? [one.name] : []))
}
export function subscribersOf(happened: DomainEvent): readonly string[] {
  return subscribers.get(happened.name) ?? []
}
