import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '@guanjia/contract'
import { allEndpoints } from './openapi.ts'

/** Lists whose file no screen of the console hands out, with the reason. */
const NO_BUTTON: Record<string, string> = {
  'improvements.listTrainingNeeds': 'a board of what to plan; its file belongs to training',
}
/** Lists that are looked at on the phone alone, or asked for by other systems. */
const NO_SCREEN: Record<string, string> = {
  'dataquality.campaignHouseholds': 'stands on the page of its campaign as figures',
}
/** Screens of lists on which nobody keeps views, with the reason. */
const NO_VIEWS: Record<string, string> = {
  'analysis.caseAnalysisRows': 'the rows behind a figure: their filters come from the figure',
  'analysis.orderAnalysisRows': 'the rows behind a figure: their filters come from the figure',
  'sla.slaReportClocks': 'the clocks behind a figure of the report',
  'households.householdHistory': 'the course of one household',
  'errands.listBookings': 'a plan of one day; the day is the only question',
  'knowledge.listReceipts': 'part of the page of one article',
  'webhooks.listWebhookDeliveries': 'part of the page of one endpoint',
  'relations.listThanks': 'a wall of thanks, newest first, that nobody searches',
  'relations.listRewards': 'part of the wall of thanks',
  'relations.listRecoveries': 'part of the wall of thanks',
  'relations.listExtraMiles': 'part of the wall of thanks',
  'evaluations.listOpinions': 'part of the page of one evaluation',
  'relations.listArchiveGaps': 'part of the programme’s board',
  'improvements.listTrainingNeeds': 'part of the page of improvements',
  'language.listWords': 'a dictionary in the settings',
  'platform.listMessages': 'one’s own inbox',
}
/** One screen draws these by their kind: whether it has views is asked of it. */
const DRAWN_BY: Record<string, string> = { 'registers/kinds.ts': 'registers/register-list.tsx', 'archives/unit-list.tsx': 'archives/archives-page.tsx' }

const CONSOLE = path.resolve(import.meta.dirname, '../../console/src')
const sources = new Map(
  readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(path.join(CONSOLE, file), 'utf8')]),
)
const all = allEndpoints()
const isList = ({ method, kind, query }: Endpoint): boolean => method === 'GET' && kind === 'json' && query instanceof z.ZodObject && 'cursor' in query.shape
const lists = all.filter(({ endpoint }) => isList(endpoint))
const filesThatName = (name: string): string[] => [...sources].filter(([, text]) => text.includes(`'${name}'`)).map(([file]) => file)
const hasViews = (file: string): boolean => /<(RecordList|SavedViews)[\s\n]/.test(sources.get(DRAWN_BY[file] ?? file)!)

describe('every list in the console', () => {
  it('hands out its file by a button, or says why not', () => {
    expect(sources.size).toBeGreaterThan(300)
    // Those that answer everything at once, too; what is no list has no `/export` below its path.
    const without = all.filter(({ endpoint }) => endpoint.method === 'GET' && endpoint.kind === 'json').filter(({ name, endpoint }) => {
      const file = all.find((one) => one.endpoint.kind === 'file' && one.endpoint.method === 'GET' && one.endpoint.path === `${endpoint.path}/export`)
      return file && !NO_BUTTON[name] && filesThatName(file.name).length === 0
    })
    expect(without.map(({ name }) => name)).toEqual([])
  })

  it('has a screen with views that can be kept, or says why not', () => {
    const ofStaff = lists.filter(({ name }) => !NO_SCREEN[name])
    expect(ofStaff.filter(({ name }) => filesThatName(name).length === 0).map(({ name }) => name)).toEqual([])
    expect(ofStaff.filter(({ name }) => !NO_VIEWS[name] && !filesThatName(name).some(hasViews)).map(({ name }) => name)).toEqual([])
    // A reason that no longer holds goes.
    expect(Object.keys(NO_VIEWS).filter((name) => !lists.some((list) => list.name === name) || filesThatName(name).some(hasViews))).toEqual([])
  })
})
