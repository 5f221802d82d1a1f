import sharp from 'sharp'
import { documents, originals } from '@guanjia/contract'
import { changePerson } from '../modules/archives/persons.ts'
import { createBox } from '../modules/documents/boxes.ts'
import { fileDocument } from '../modules/documents/file-document.ts'
import { listDocumentKinds } from '../modules/documents/kinds.ts'
import { lendOriginal } from '../modules/documents/loans.ts'
import { placeOriginal } from '../modules/documents/originals.ts'
import type { Actor } from '../platform/auth/actor.ts'
import type { Ctx } from '../platform/ctx.ts'
import { storeFile } from '../platform/files/routes.ts'
import { newId } from '../platform/ids.ts'
import { as, type Company, type TestApp } from './test-app.ts'

const nothing = { params: {}, query: {} }

/** What tests of the archive do again and again, through its own use cases. */
export class DocumentStories {
  readonly #test: TestApp
  readonly #company: Company
  #boxes = 0
  constructor(test: TestApp, company: Company) {
    this.#test = test
    this.#company = company
  }

  async kind(code: string): Promise<documents.DocumentKind> {
    const { items } = await as(this.#test, this.#company.actors.administrator, (ctx) => listDocumentKinds(ctx))
    return items.find((kind) => kind.code === code)!
  }

  /** A scan that the actor has uploaded. */
  async scan(actor: Actor): Promise<string> {
    const id = newId()
    const hue = Number.parseInt(id.slice(-4), 16)
    const content = await sharp({ create: { width: 12, height: 8, channels: 3, background: { r: hue % 256, g: (hue >> 8) % 256, b: 90 } } }).png().toBuffer()
    await storeFile(this.#test.app, actor, { id, name: '扫描件.png', content })
    return id
  }

  async file(actor: Actor, code: string, subject: { type: documents.DocumentSubject; id: string }, more: Record<string, unknown> = {}, now?: Date): Promise<documents.DocumentItem> {
    const kind = await this.kind(code)
    const body = documents.fileDocument.body.parse({ siteId: this.#company.siteId, kindId: kind.id, subject, ...more })
    return as(this.#test, actor, (ctx) => fileDocument(ctx, { ...nothing, body }), now)
  }

  /** The paper of a document in a new box. */
  async original(actor: Actor, documentId: string, more: Record<string, unknown> = {}): Promise<originals.Original> {
    const box = await as(this.#test, actor, (ctx) => createBox(ctx, { ...nothing, body: originals.createBox.body.parse({ siteId: this.#company.siteId, cabinet: 'A', layer: '1', box: String(++this.#boxes) }) }))
    return as(this.#test, actor, (ctx) => placeOriginal(ctx, { ...nothing, body: originals.placeOriginal.body.parse({ documentId, boxId: box.id, ...more }) }))
  }

  lend(actor: Actor, originalId: string, more: Record<string, unknown> = {}, now?: Date): Promise<originals.Loan> {
    const body = originals.lendOriginal.body.parse({ originalId, borrowerName: '律师孟', purpose: '诉讼举证', dueOn: '2026-03-12', ...more })
    return as(this.#test, actor, (ctx) => lendOriginal(ctx, { ...nothing, body }), now)
  }
}

/** Gives a person that was just made the number of a passport. */
export async function withPassport(ctx: Ctx, personId: string, idNumber: string): Promise<void> {
  await changePerson(ctx, { params: { id: personId }, query: {}, body: { version: 1, idKind: 'passport', idNumber } })
}
