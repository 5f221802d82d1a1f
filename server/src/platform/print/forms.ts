/** A picture made of points: PNG or JPEG. */
export type Picture = Uint8Array

/**
 * A text as it is to be read: times in the site's zone and the reader's format, money with its sign.
 * `null` is a place left blank, to be filled in by hand.
 */
export type Entry = string | null

/** Who issues the form. */
export interface Letterhead {
  organization: string
  site: string
  /** One line, usually the 24-hour telephone. */
  contact: Entry
  logo: Picture | null
}

/** What every form carries. */
export interface FormHead {
  letterhead: Letterhead
  number: string
  /** What the QR code says, usually the address of the record; `null` prints none. */
  qrText: string | null
  printedAt: string
  printedBy: string
}

/** One signature line. `picture` is the signature written on a screen. */
export interface Signature {
  name: Entry
  signedAt: Entry
  picture: Picture | null
}

/** The five-step scale of satisfaction, 5 is best. */
export type Score = 1 | 2 | 3 | 4 | 5

export interface MaterialLine {
  name: string
  specification: Entry
  /** With its unit: `2 米`. */
  quantity: string
  unitPrice: Entry
  amount: Entry
}

export type WorkOrderCopy = 'officeCopy' | 'engineeringCopy' | 'residentCopy'

/** 《工程维修单》 [RPR-001, RPR-002]: what was reported, who did what, with which material, at whose expense, and who accepts it. */
export interface WorkOrderSlip extends FormHead {
  reporter: Entry
  phone: Entry
  reportedAt: Entry
  place: Entry
  category: Entry
  urgency: Entry
  /** Puts the urgency into a black field beside the title. */
  emergency: boolean
  takenBy: Entry
  appointment: Entry
  availability: Entry
  arriveBy: Entry
  finishBy: Entry
  symptom: Entry
  expectation: Entry
  safetyNotes: Entry
  dispatchedBy: Entry
  dispatchedAt: Entry
  workers: Entry
  arrivedAt: Entry
  finishedAt: Entry
  labour: Entry
  /** The visit kit 上门五件宝 [RPR-020]; empty for public areas. */
  kit: { name: string; ticked: boolean }[]
  work: Entry
  materials: MaterialLine[]
  charge: { kind: 'paid' | 'free' | null; reason: Entry; labourFee: Entry; materialFee: Entry; total: Entry; quoteAccepted: Entry }
  warranty: Entry
  satisfaction: Score | null
  residentOpinion: Entry
  passed: boolean | null
  /** What the meters showed when water and power were let in (RPR-027). */
  readings: Entry
  signatures: { worker: Signature; resident: Signature; verifier: Signature }
}

/** One line in the course of a matter. */
export interface CourseEntry {
  at: string
  by: string
  event: string
  text: Entry
}

/** 《业户服务需求/投诉登记表》 with the whole course of the matter [CMP-005, CMP-007]. */
export interface CaseRegister extends FormHead {
  registeredAt: Entry
  channel: Entry
  firstContact: Entry
  household: Entry
  phone: Entry
  unit: Entry
  caseKind: Entry
  caseCategory: Entry
  grade: Entry
  urgency: Entry
  status: Entry
  promisedAt: Entry
  occurredAt: Entry
  occurredPlace: Entry
  peopleInvolved: Entry
  statement: Entry
  demand: Entry
  wish: Entry
  investigation: Entry
  cause: Entry
  solution: Entry
  result: Entry
  workOrders: Entry
  attachments: Entry
  /** Five clears and one report [CMP-045]; `null` where the step doesn't apply. */
  clears: Record<'heard' | 'asked' | 'tracked' | 'replied' | 'recorded' | 'reportedUp', boolean | null>
  course: CourseEntry[]
  returnVisit: { visitedAt: Entry; visitedBy: Entry; settled: boolean | null; satisfaction: Score | null; residentOpinion: Entry }
  closedAt: Entry
  closedBy: Entry
  signatures: { firstContact: Signature; supervisor: Signature; resident: Signature }
}

/** 《投诉处理摘要》: one page for whoever takes a complaint over [CMP-042]. Long texts are cut so that it stays one page. */
export interface ComplaintSummary extends FormHead {
  registeredAt: Entry
  channel: Entry
  firstContact: Entry
  household: Entry
  phone: Entry
  unit: Entry
  caseCategory: Entry
  grade: Entry
  impact: Entry
  occurredAt: Entry
  occurredPlace: Entry
  peopleInvolved: Entry
  statement: Entry
  demand: Entry
  wish: Entry
  verified: Entry
  investigation: Entry
  cause: Entry
  solution: Entry
  presentLevel: Entry
  answerBy: Entry
  handedUpFor: Entry
  levelAnswers: Entry
  openTasks: Entry
  missingClears: Entry
}

/** 《用户意见受理表》: matter, process, result, the resident's opinion and signature, filing [CMP-051, CMP-052, CMP-053]. */
export interface OpinionForm extends FormHead {
  receivedAt: Entry
  takenBy: Entry
  channel: Entry
  user: Entry
  unit: Entry
  phone: Entry
  matter: Entry
  process: Entry
  result: Entry
  satisfaction: Score | null
  userOpinion: Entry
  signatures: { userSignature: Signature; handler: Signature; supervisor: Signature }
  filedAt: Entry
  filedBy: Entry
  fileNumber: Entry
}

/** 《交接班记录》: what was open at the end of a shift, what was said beside it, who handed over and who took over. */
export interface HandOverForm extends FormHead {
  post: string
  writtenAt: string
  handedTo: Entry
  items: { kind: string; number: string; title: string; owner: string; due: Entry; isOverdue: boolean }[]
  lines: { kind: string; text: string }[]
  message: Entry
  acceptanceNote: Entry
  signatures: { handedOverBy: Signature; takenOverBy: Signature }
}

/** One part of a paper: facts in pairs, a passage with room for handwriting, a table, photos with their words, signatures, or a heading. */
export type PaperPart =
  | { kind: 'facts'; perRow: 1 | 2 | 3; items: { label: string; value: Entry; span?: number; room?: number }[] }
  | { kind: 'passage'; label: string; value: Entry; room: number }
  | { kind: 'table'; label: Entry; heads: string[]; widths: number[]; rows: string[][] }
  | { kind: 'pictures'; label: string; pictures: { picture: Picture; words: string }[] }
  | { kind: 'heading'; text: string; isSub: boolean }
  | { kind: 'text'; text: string }
  | { kind: 'signatures'; people: { label: string; signature: Signature }[] }

/** A document whose words are the caller's own, in the house style of all forms: letterhead, number, code, page numbers. */
export interface Paper extends FormHead {
  title: string
  /** Beneath the number: `第 3 版`. */
  note: Entry
  parts: PaperPart[]
}

/** 《有偿服务收费公示》: the price list in force, for the wall (PAY-004). */
export interface PriceListPoster extends FormHead {
  paper: 'a4' | 'a3'
  validOn: string
  groups: { name: string; lines: { name: string; unit: string; price: string; words: Entry; warranty: Entry }[] }[]
}
