import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { allEndpoints } from './openapi.ts'

/** Operations that neither the console nor the phone calls, each with the reason. */
const NOT_ON_SCREEN: Record<string, string> = {
  // The clients ask in another way than by naming the operation.
  'platform.stream': 'the clients open it as an event stream by its address',
  'platform.getUpload': 'the upload goes on by the protocol of its address',
  'integration.readCalendarFeed': 'calendars of phones subscribe to its address',
  // For other systems.
  'integration.getDelivery': 'for integrations: one delivery by its id; the screens show it in the list of its endpoint',
  'language.checkText': 'for integrations: whoever writes to residents from elsewhere checks the words first; the clients check by the same dictionary while one types',
  'stores.checkStore': 'a question of auditors: asked by `verify` of the command line and by other systems; no act of a screen lets stock and movements part',
  'relations.noteExtraMile': 'written on screen when a case is closed; from elsewhere by this',
  // What their pages say themselves of who did what and when.
  'standards.checkTimeline': 'the page of a check says who looked, who was told and what was answered',
  'mystery.mysteryVisitTimeline': 'the page of a visit says who planned, went and wrote',
  'scores.appealTimeline': 'an appeal says who raised and who decided it, with both texts',
  'questions.questionTimeline': 'the page of a question shows its versions with their authors',
  'sharing.lessonTimeline': 'a lesson says who wrote and who published it',
  // Single records that a screen has from the list or the page around them.
  'organization.getSite': 'the session brings the sites',
  'evaluations.getIdea': 'ideas are whole in their list',
  'exams.getBlueprint': 'patterns are whole in their list',
  'practicals.getRubric': 'rubrics are whole in their list',
  'quotes.getQuote': 'quotes are whole with their order',
  'scores.getAppeal': 'appeals are whole in their list',
  'relations.currentGoal': 'the programme brings the goal',
  'dataquality.campaignHouseholds': 'stands on the page of its campaign as figures; the households go out with the quality of the archives',
}

const root = path.resolve(import.meta.dirname, '../..')
const sources = ['console/src', 'mobile/src', 'ui/src'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.generated\.ts$/.test(file))
    .map((file) => readFileSync(path.join(root, folder, file), 'utf8')),
)
const named = new Set(sources.flatMap((text) => [...text.matchAll(/'([a-z][A-Za-z]*\.[a-z][A-Za-z]*)'/g)].map((found) => found[1]!)))

describe('every operation of the contract', () => {
  it('is done from a screen, or says why it is not', () => {
    const all = allEndpoints().map(({ name }) => name)
    expect(all.length).toBeGreaterThan(1000)
    expect(all.filter((name) => !named.has(name) && !NOT_ON_SCREEN[name])).toEqual([])
    // A reason that no longer holds goes.
    expect(Object.keys(NOT_ON_SCREEN).filter((name) => named.has(name) || !all.includes(name))).toEqual([])
  })
})
